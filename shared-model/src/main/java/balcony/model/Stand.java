package balcony.model;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What somebody thinks of the words of an element, an objection for example: it stands beside them and removes nothing.
 *
 * @param extra keys that this version does not know, and values that it cannot use, kept as they are
 */
public record Stand(
        Optional<MemberId> by,
        Set<VoiceId> voices,
        WordsStance stance,
        String why,
        Optional<Instant> at,
        ClaimState state,
        Map<String, Object> extra) {
    public Stand {
        voices = Ordered.copy(voices);
        extra = Tree.copy(extra);
    }

    /** Reads the record from a plain tree. */
    public static Stand from(Map<?, ?> tree) {
        Fields fields = new Fields(tree);
        return new Stand(
                fields.id("by", MemberId::new),
                fields.set("voices", VoiceId::new),
                fields.choice("stance", WordsStance.KEEP),
                fields.text("why"),
                fields.time("at"),
                fields.choice("state", ClaimState.HELD),
                fields.extra());
    }

    /** The record as a plain tree, with everything that was kept unread. */
    public Map<String, Object> toTree() {
        return new Tree(extra)
                .put("by", by)
                .putSet("voices", voices)
                .put("stance", stance)
                .put("why", why)
                .put("at", at)
                .put("state", state)
                .build();
    }
}
