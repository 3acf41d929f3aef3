package balcony.model;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A state of the map that somebody marked, with its story.
 *
 * @param extra keys that this version does not know, and values that it cannot use, kept as they are
 */
public record Moment(
        List<String> heads,
        String title,
        String narration,
        Optional<String> view,
        Optional<Instant> at,
        Optional<MemberId> by,
        MomentKind kind,
        Map<String, Object> extra) {
    public Moment {
        heads = List.copyOf(heads);
        extra = Tree.copy(extra);
    }

    /** Reads the record from a plain tree. */
    public static Moment from(Map<?, ?> tree) {
        Fields fields = new Fields(tree);
        return new Moment(
                fields.strings("heads"),
                fields.text("title"),
                fields.text("narration"),
                fields.string("view"),
                fields.time("at"),
                fields.id("by", MemberId::new),
                fields.choice("kind", MomentKind.MOMENT),
                fields.extra());
    }

    /** The record as a plain tree, with everything that was kept unread. */
    public Map<String, Object> toTree() {
        return new Tree(extra)
                .putStrings("heads", heads)
                .put("title", title)
                .put("narration", narration)
                .put("view", view)
                .put("at", at)
                .put("by", by)
                .put("kind", kind)
                .build();
    }
}
