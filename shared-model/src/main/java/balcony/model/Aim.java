package balcony.model;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What somebody wants of an element: a target, and when two of them differ a cross-purpose.
 *
 * @param extra keys that this version does not know, and values that it cannot use, kept as they are
 */
public record Aim(
        Optional<MemberId> by,
        Set<VoiceId> voices,
        Want want,
        String why,
        Optional<String> due,
        Optional<Instant> at,
        ClaimState state,
        Map<String, Object> extra) {
    public Aim {
        voices = Ordered.copy(voices);
        extra = Tree.copy(extra);
    }

    /** Reads the record from a plain tree. */
    public static Aim from(Map<?, ?> tree) {
        Fields fields = new Fields(tree);
        return new Aim(
                fields.id("by", MemberId::new),
                fields.set("voices", VoiceId::new),
                fields.choice("want", Want.HOLD),
                fields.text("why"),
                fields.string("due"),
                fields.time("at"),
                fields.choice("state", ClaimState.HELD),
                fields.extra());
    }

    /** The record as a plain tree, with everything that was kept unread. */
    public Map<String, Object> toTree() {
        return new Tree(extra)
                .put("by", by)
                .putSet("voices", voices)
                .put("want", want)
                .put("why", why)
                .put("due", due)
                .put("at", at)
                .put("state", state)
                .build();
    }
}
