package balcony.model;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All links of one kind between the same two elements: they draw as one line, and its claims keep who says what.
 *
 * @param id {@code kind:from:to}, the same for as long as the connection is on the map
 * @param links sorted
 * @param claims the claims that stand
 * @param sign where all known signs agree
 * @param voices every voice that claims anything here, sorted
 * @param divided voices whose own people give different signs, sorted
 * @param reasons how many different reasons are given
 * @param delay whether anybody says that the effect takes its time
 * @param strength the strongest that anybody says
 */
public record Bundle(
        String id,
        LinkKind kind,
        ElementId from,
        ElementId to,
        List<LinkId> links,
        List<ClaimKey> claims,
        BundleState state,
        Optional<Sign> sign,
        List<VoiceId> voices,
        List<VoiceId> divided,
        int reasons,
        boolean delay,
        Optional<Integer> strength) {
    public Bundle {
        links = List.copyOf(links);
        claims = List.copyOf(claims);
        voices = List.copyOf(voices);
        divided = List.copyOf(divided);
    }

    /** A claim, with the link that it is in. */
    public record ClaimKey(LinkId link, ClaimId claim) {}

    /** The form that JSON takes. */
    public Map<String, Object> toTree() {
        return new Tree(Map.of())
                .put("id", id)
                .put("kind", kind)
                .put("from", from.text())
                .put("to", to.text())
                .putStrings("links", links.stream().map(LinkId::text).toList())
                .putList("claims", claims.stream().map(Bundle::claim).toList())
                .put("state", state)
                .put("sign", sign)
                .putStrings("voices", voices.stream().map(VoiceId::text).toList())
                .putStrings("divided", divided.stream().map(VoiceId::text).toList())
                .put("reasons", reasons)
                .put("delay", delay)
                .put("strength", strength)
                .build();
    }

    private static Map<String, Object> claim(ClaimKey key) {
        return new Tree(Map.of())
                .put("link", key.link().text())
                .put("claim", key.claim().text())
                .build();
    }
}
