package balcony.model;

import java.util.Map;
import java.util.Optional;

/**
 * A dated reading of an ambition, with its source and its story.
 *
 * @param extra keys that this version does not know, and values that it cannot use, kept as they are
 */
public record Reading(
        Optional<String> on,
        String value,
        String source,
        String story,
        Optional<MemberId> by,
        Map<String, Object> extra) {
    public Reading {
        extra = Tree.copy(extra);
    }

    /** Reads the record from a plain tree. */
    public static Reading from(Map<?, ?> tree) {
        Fields fields = new Fields(tree);
        return new Reading(
                fields.string("on"),
                fields.text("value"),
                fields.text("source"),
                fields.text("story"),
                fields.id("by", MemberId::new),
                fields.extra());
    }

    /** The record as a plain tree, with everything that was kept unread. */
    public Map<String, Object> toTree() {
        return new Tree(extra)
                .put("on", on)
                .put("value", value)
                .put("source", source)
                .put("story", story)
                .put("by", by)
                .build();
    }
}
