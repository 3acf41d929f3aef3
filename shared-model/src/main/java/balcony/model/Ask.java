package balcony.model;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One question on every device; its answers are here only after they were opened together.
 *
 * @param extra keys that this version does not know, and values that it cannot use, kept as they are
 */
public record Ask(
        String prompt,
        AskKind kind,
        List<String> options,
        AskState state,
        Optional<Instant> openedAt,
        Optional<Instant> revealedAt,
        Map<String, Answer> answers,
        Map<String, Object> extra) {
    public Ask {
        options = List.copyOf(options);
        answers = Ordered.copy(answers);
        extra = Tree.copy(extra);
    }

    /** Reads the record from a plain tree. */
    public static Ask from(Map<?, ?> tree) {
        Fields fields = new Fields(tree);
        return new Ask(
                fields.text("prompt"),
                fields.choice("kind", AskKind.WORDS),
                fields.strings("options"),
                fields.choice("state", AskState.OPEN),
                fields.time("openedAt"),
                fields.time("revealedAt"),
                fields.records("answers", id -> id, Answer::from),
                fields.extra());
    }

    /** The record as a plain tree, with everything that was kept unread. */
    public Map<String, Object> toTree() {
        return new Tree(extra)
                .put("prompt", prompt)
                .put("kind", kind)
                .putStrings("options", options)
                .put("state", state)
                .put("openedAt", openedAt)
                .put("revealedAt", revealedAt)
                .putAll("answers", answers, Answer::toTree)
                .build();
    }
}
