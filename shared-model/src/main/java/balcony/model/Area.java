package balcony.model;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * A labelled region of the map.
 *
 * @param extra keys that this version does not know, and values that it cannot use, kept as they are
 */
public record Area(
        String label,
        double x,
        double y,
        double w,
        double h,
        Optional<String> style,
        Standing standing,
        String standingWhy,
        Optional<MemberId> by,
        Optional<Instant> at,
        Map<String, Object> extra) {
    public Area {
        extra = Tree.copy(extra);
    }

    /** Reads the record from a plain tree. */
    public static Area from(Map<?, ?> tree) {
        Fields fields = new Fields(tree);
        return new Area(
                fields.text("label"),
                fields.number("x", 0),
                fields.number("y", 0),
                fields.number("w", 0),
                fields.number("h", 0),
                fields.string("style"),
                fields.choice("standing", Standing.HERE),
                fields.text("standingWhy"),
                fields.id("by", MemberId::new),
                fields.time("at"),
                fields.extra());
    }

    /** The record as a plain tree, with everything that was kept unread. */
    public Map<String, Object> toTree() {
        return new Tree(extra)
                .put("label", label)
                .put("x", x)
                .put("y", y)
                .put("w", w)
                .put("h", h)
                .put("style", style)
                .put("standing", standing)
                .put("standingWhy", standingWhy)
                .put("by", by)
                .put("at", at)
                .build();
    }
}
