package balcony.model;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Where somebody stands on an ambition, and why.
 *
 * @param extra keys that this version does not know, and values that it cannot use, kept as they are
 */
public record Position(
        Optional<MemberId> by,
        Set<VoiceId> voices,
        Stance stance,
        String why,
        Optional<Instant> at,
        ClaimState state,
        Map<String, Object> extra) {
    public Position {
        voices = Ordered.copy(voices);
        extra = Tree.copy(extra);
    }

    /** Reads the record from a plain tree. */
    public static Position from(Map<?, ?> tree) {
        Fields fields = new Fields(tree);
        return new Position(
                fields.id("by", MemberId::new),
                fields.set("voices", VoiceId::new),
                fields.choice("stance", Stance.UNSURE),
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
