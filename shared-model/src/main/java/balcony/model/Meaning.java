package balcony.model;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the words of an element mean to somebody.
 *
 * @param answers the answers to an Ask that these words are; then they are nobody's but the answers' voices'
 * @param extra keys that this version does not know, and values that it cannot use, kept as they are
 */
public record Meaning(
        Optional<MemberId> by,
        Optional<SpokenAs> as,
        Set<VoiceId> voices,
        String text,
        Optional<Instant> at,
        Set<String> answers,
        ClaimState state,
        Map<String, Object> extra) {
    public Meaning {
        voices = Ordered.copy(voices);
        answers = Ordered.copy(answers);
        extra = Tree.copy(extra);
    }

    /** Reads the record from a plain tree. */
    public static Meaning from(Map<?, ?> tree) {
        Fields fields = new Fields(tree);
        return new Meaning(
                fields.id("by", MemberId::new),
                fields.choice("as", SpokenAs.class),
                fields.set("voices", VoiceId::new),
                fields.text("text"),
                fields.time("at"),
                fields.set("answers", id -> id),
                fields.choice("state", ClaimState.HELD),
                fields.extra());
    }

    /** The record as a plain tree, with everything that was kept unread. */
    public Map<String, Object> toTree() {
        return new Tree(extra)
                .put("by", by)
                .put("as", as)
                .putSet("voices", voices)
                .put("text", text)
                .put("at", at)
                .putSet("answers", answers)
                .put("state", state)
                .build();
    }
}
