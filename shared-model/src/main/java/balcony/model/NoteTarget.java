package balcony.model;

import java.util.Map;
import java.util.Optional;

/**
 * What a note is about: a kind of record, and its id.
 *
 * @param extra keys that this version does not know, and values that it cannot use, kept as they are
 */
public record NoteTarget(Optional<String> kind, Optional<String> id, Map<String, Object> extra) {
    public NoteTarget {
        extra = Tree.copy(extra);
    }

    /** Reads the record from a plain tree. */
    public static NoteTarget from(Map<?, ?> tree) {
        Fields fields = new Fields(tree);
        return new NoteTarget(fields.string("kind"), fields.string("id"), fields.extra());
    }

    /** The record as a plain tree, with everything that was kept unread. */
    public Map<String, Object> toTree() {
        return new Tree(extra).put("kind", kind).put("id", id).build();
    }
}
