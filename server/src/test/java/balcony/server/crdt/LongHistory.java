package balcony.server.crdt;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Changes of one author, each upon the last, that set one of two hundred names over and over, as dragging cards about does. */
public final class LongHistory {
    private static final int NAMES = 200;

    private final ActorId author;
    private final Map<String, OpId> latest = new HashMap<>();
    private List<ChangeHash> heads = List.of();
    private long count;

    public LongHistory(ActorId author) {
        this.author = author;
    }

    /** The next changes. */
    public List<Change> next(int changes) {
        List<Change> made = new ArrayList<>(changes);
        for (int i = 0; i < changes; i++) {
            made.add(next());
        }
        return made;
    }

    private Change next() {
        count++;
        String name = "card-" + count % NAMES;
        OpId before = latest.put(name, new OpId(count, author));
        Operation operation = new Operation(
                null,
                new Key.Name(name),
                false,
                Action.SET,
                new Value.Int(count * 13 % 4001),
                before == null ? List.of() : List.of(before),
                false,
                null);
        OperationWriter writer = OperationWriter.of(author, List.of(operation));
        byte[] contents = new ChangeContents(
                        heads,
                        author,
                        count,
                        count,
                        1_772_357_400,
                        "move",
                        writer.otherActors(),
                        writer.columns(),
                        new byte[0])
                .write();
        Change change = ((DecodedChange.Valid) ChangeDecoder.decode(Chunk.write(contents))).change();
        heads = List.of(change.hash());
        return change;
    }
}
