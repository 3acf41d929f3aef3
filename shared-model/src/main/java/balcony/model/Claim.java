package balcony.model;

import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What somebody says of a link.
 *
 * @param extra keys that this version does not know, and values that it cannot use, kept as they are
 */
public record Claim(
        Optional<MemberId> by,
        Set<VoiceId> voices,
        SpokenAs as,
        Optional<Sign> sign,
        Optional<Integer> strength,
        Optional<Boolean> delay,
        Optional<Confidence> confidence,
        String why,
        Optional<ClaimId> agrees,
        Map<String, Evidence> evidence,
        Optional<Instant> at,
        ClaimState state,
        Map<String, Object> extra) {
    public Claim {
        voices = Ordered.copy(voices);
        evidence = Ordered.copy(evidence);
        extra = Tree.copy(extra);
    }

    /** Whom the voices of the claim stand for. */
    Set<VoiceId> speakersAmong(Map<VoiceId, Voice> known) {
        return voices.stream()
                .map(voice -> OneWith.resolve(voice, known))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** The claim as fewer voices make it. */
    Claim withVoices(Set<VoiceId> fewer) {
        return new Claim(by, fewer, as, sign, strength, delay, confidence, why, agrees, evidence, at, state, extra);
    }

    /** Reads the record from a plain tree. */
    public static Claim from(Map<?, ?> tree) {
        Fields fields = new Fields(tree);
        return new Claim(
                fields.id("by", MemberId::new),
                fields.set("voices", VoiceId::new),
                fields.choice("as", SpokenAs.MINE),
                fields.choice("sign", Sign.class),
                fields.integer("strength", 1, 3),
                fields.optionalFlag("delay"),
                fields.choice("confidence", Confidence.class),
                fields.text("why"),
                fields.id("agrees", ClaimId::new),
                fields.records("evidence", id -> id, Evidence::from),
                fields.time("at"),
                fields.choice("state", ClaimState.HELD),
                fields.extra());
    }

    /** The record as a plain tree, with everything that was kept unread. */
    public Map<String, Object> toTree() {
        return new Tree(extra)
                .put("by", by)
                .putSet("voices", voices)
                .put("as", as)
                .put("sign", sign)
                .put("strength", strength)
                .put("delay", delay)
                .put("confidence", confidence)
                .put("why", why)
                .put("agrees", agrees)
                .putAll("evidence", evidence, Evidence::toTree)
                .put("at", at)
                .put("state", state)
                .build();
    }
}
