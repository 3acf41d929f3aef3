package balcony.model;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One answer to an Ask.
 *
 * @param extra keys that this version does not know, and values that it cannot use, kept as they are
 */
public record Answer(
        String text, Optional<SpokenAs> as, Optional<String> value, Set<VoiceId> voices, Map<String, Object> extra) {
    public Answer {
        voices = Ordered.copy(voices);
        extra = Tree.copy(extra);
    }

    /** Reads the record from a plain tree. */
    public static Answer from(Map<?, ?> tree) {
        Fields fields = new Fields(tree);
        return new Answer(
                fields.text("text"),
                fields.choice("as", SpokenAs.class),
                fields.string("value"),
                fields.set("voices", VoiceId::new),
                fields.extra());
    }

    /** The record as a plain tree, with everything that was kept unread. */
    public Map<String, Object> toTree() {
        return new Tree(extra)
                .put("text", text)
                .put("as", as)
                .put("value", value)
                .putSet("voices", voices)
                .build();
    }
}
