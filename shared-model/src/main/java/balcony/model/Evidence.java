package balcony.model;

import java.util.Map;
import java.util.Optional;

/**
 * What a claim rests on.
 *
 * @param extra keys that this version does not know, and values that it cannot use, kept as they are
 */
public record Evidence(String text, Optional<String> url, Map<String, Object> extra) {
    public Evidence {
        extra = Tree.copy(extra);
    }

    /** Reads the record from a plain tree. */
    public static Evidence from(Map<?, ?> tree) {
        Fields fields = new Fields(tree);
        return new Evidence(fields.text("text"), fields.string("url"), fields.extra());
    }

    /** The record as a plain tree, with everything that was kept unread. */
    public Map<String, Object> toTree() {
        return new Tree(extra).put("text", text).put("url", url).build();
    }
}
