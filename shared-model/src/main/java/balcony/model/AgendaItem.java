package balcony.model;

import java.util.Map;
import java.util.Optional;

/**
 * A step of the session's agenda.
 *
 * @param extra keys that this version does not know, and values that it cannot use, kept as they are
 */
public record AgendaItem(
        String title,
        String prompt,
        double order,
        Optional<Double> minutes,
        Optional<String> tool,
        boolean done,
        Standing standing,
        String standingWhy,
        Map<String, Object> extra) {
    public AgendaItem {
        extra = Tree.copy(extra);
    }

    /** Reads the record from a plain tree. */
    public static AgendaItem from(Map<?, ?> tree) {
        Fields fields = new Fields(tree);
        return new AgendaItem(
                fields.text("title"),
                fields.text("prompt"),
                fields.number("order", 0),
                fields.number("minutes"),
                fields.string("tool"),
                fields.flag("done"),
                fields.choice("standing", Standing.HERE),
                fields.text("standingWhy"),
                fields.extra());
    }

    /** The record as a plain tree, with everything that was kept unread. */
    public Map<String, Object> toTree() {
        return new Tree(extra)
                .put("title", title)
                .put("prompt", prompt)
                .put("order", order)
                .put("minutes", minutes)
                .put("tool", tool)
                .put("done", done)
                .put("standing", standing)
                .put("standingWhy", standingWhy)
                .build();
    }
}
