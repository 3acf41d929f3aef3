package balcony.exchange;

import balcony.model.Claim;
import balcony.model.ClaimId;
import balcony.model.ClaimState;
import balcony.model.Element;
import balcony.model.ElementId;
import balcony.model.Link;
import balcony.model.LinkId;
import balcony.model.SystemMap;
import balcony.model.VoiceId;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Records of the map that an import found by their marks. */
final class Lookup {
    private Lookup() {}

    static Element element(SystemMap map, String id) {
        return Objects.requireNonNull(map.elements().get(new ElementId(id)), id);
    }

    static Link link(SystemMap map, String id) {
        return Objects.requireNonNull(map.links().get(new LinkId(id)), id);
    }

    /** What a voice, and no other, says of a link. */
    static Optional<Map.Entry<ClaimId, Claim>> claimOf(Link link, VoiceId voice) {
        return link.claims().entrySet().stream()
                .filter(entry -> entry.getValue().voices().contains(voice)
                        && entry.getValue().voices().size() == 1
                        && entry.getValue().state() != ClaimState.WITHDRAWN)
                .findFirst();
    }
}
