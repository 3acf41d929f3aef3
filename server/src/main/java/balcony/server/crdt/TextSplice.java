package balcony.server.crdt;

import java.util.List;

/**
 * The one stretch in which a text differs from what it shall read: between the longest common beginning and the longest
 * common end, in code points.
 *
 * @param behind the element after which the new characters go
 * @param removed the elements to empty
 * @param inserted the new characters
 */
record TextSplice(Key behind, List<SequenceNode.Element> removed, List<String> inserted) {
    static TextSplice between(List<SequenceNode.Element> standing, String wanted) {
        List<String> characters =
                wanted.codePoints().mapToObj(Character::toString).toList();
        int shorter = Math.min(standing.size(), characters.size());
        int start = 0;
        while (start < shorter && standing.get(start).text().equals(characters.get(start))) {
            start++;
        }
        int end = 0;
        while (end < shorter - start
                && standing.get(standing.size() - 1 - end).text().equals(characters.get(characters.size() - 1 - end))) {
            end++;
        }
        return new TextSplice(
                start == 0 ? Key.HEAD : new Key.Element(standing.get(start - 1).id()),
                standing.subList(start, standing.size() - end),
                characters.subList(start, characters.size() - end));
    }

    void write(Draft draft, SequenceNode text) {
        removed.forEach(element -> draft.delete(text, element));
        Key last = behind;
        for (String character : inserted) {
            last = draft.insert(text, last, new Value.Str(character));
        }
    }
}
