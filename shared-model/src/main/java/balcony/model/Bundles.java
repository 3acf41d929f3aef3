package balcony.model;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Puts the links that are drawn into bundles. The page does the same in TypeScript; one set of golden files holds both. */
final class Bundles {
    private Bundles() {}

    /** The bundles that are drawn, sorted by id. */
    static List<Bundle> of(SystemMap map) {
        Map<String, Map<LinkId, Link>> together = new TreeMap<>();
        map.visibleLinks()
                .forEach((id, link) -> together.computeIfAbsent(
                                id(link), key -> new TreeMap<>(Comparator.comparing(LinkId::text)))
                        .put(id, link));
        return together.values().stream().map(Bundles::bundle).toList();
    }

    private static Bundle bundle(Map<LinkId, Link> links) {
        Link first = links.values().iterator().next();
        List<Said> said = links.entrySet().stream()
                .flatMap(entry -> said(entry.getKey(), entry.getValue()))
                .toList();
        Set<Sign> signs = new HashSet<>();
        said.forEach(one -> one.sign().ifPresent(signs::add));
        return new Bundle(
                id(first),
                first.kind(),
                isBackwards(first) ? first.to() : first.from(),
                isBackwards(first) ? first.from() : first.to(),
                new ArrayList<>(links.keySet()),
                said.stream().map(Said::key).toList(),
                state(said, signs),
                signs.size() == 1 ? Optional.of(signs.iterator().next()) : Optional.empty(),
                sorted(said.stream().flatMap(one -> one.claim().voices().stream())),
                divided(said),
                reasons(said),
                said.stream().anyMatch(one -> one.claim().delay().orElse(false)),
                said.stream().flatMap(one -> one.claim().strength().stream()).max(Comparator.naturalOrder()));
    }

    private static BundleState state(List<Said> said, Set<Sign> signs) {
        Set<String> speakers = new HashSet<>();
        said.stream().filter(one -> one.sign().isPresent()).forEach(one -> speakers.addAll(one.speakers()));
        return switch (signs.size()) {
            case 0 -> BundleState.UNSIGNED;
            case 1 -> speakers.size() == 1 ? BundleState.SINGLE_VOICE : BundleState.AGREED;
            default -> speakers.size() == 1 ? BundleState.DIVIDED : BundleState.CONTESTED;
        };
    }

    private static List<VoiceId> divided(List<Said> said) {
        Map<VoiceId, Set<Sign>> signs = new HashMap<>();
        for (Said one : said) {
            for (VoiceId voice : one.claim().voices()) {
                one.sign()
                        .ifPresent(sign -> signs.computeIfAbsent(voice, key -> new HashSet<>())
                                .add(sign));
            }
        }
        return sorted(signs.entrySet().stream()
                .filter(entry -> entry.getValue().size() > 1)
                .map(Map.Entry::getKey));
    }

    private static int reasons(List<Said> said) {
        Set<String> reasons = new HashSet<>();
        said.forEach(one -> reasons.add(one.claim().why().strip()));
        reasons.remove("");
        return reasons.size();
    }

    private static List<VoiceId> sorted(Stream<VoiceId> voices) {
        return voices.distinct().sorted(Comparator.comparing(VoiceId::text)).toList();
    }

    private static String id(Link link) {
        ElementId from = isBackwards(link) ? link.to() : link.from();
        ElementId to = isBackwards(link) ? link.from() : link.to();
        return link.kind().word() + ":" + from + ":" + to;
    }

    /** Who works with whom has no direction; everything else has. */
    private static boolean isBackwards(Link link) {
        return link.kind() == LinkKind.WORKS_WITH
                && link.from().text().compareTo(link.to().text()) > 0;
    }

    private static Stream<Said> said(LinkId id, Link link) {
        return link.claims().entrySet().stream()
                .filter(entry -> entry.getValue().state() != ClaimState.WITHDRAWN)
                .map(entry -> new Said(new Bundle.ClaimKey(id, entry.getKey()), entry.getValue()))
                .sorted(Comparator.comparing(one -> one.key().claim().text()));
    }

    /** One claim that stands. */
    private record Said(Bundle.ClaimKey key, Claim claim) {
        /** A sign that says something: “not known” agrees with everything. */
        Optional<Sign> sign() {
            return claim.sign().filter(sign -> sign != Sign.UNKNOWN);
        }

        /** Whoever claims without a voice speaks for themselves. */
        Set<String> speakers() {
            Set<String> speakers = new TreeSet<>();
            claim.voices().forEach(voice -> speakers.add("voice " + voice));
            if (speakers.isEmpty()) {
                speakers.add(claim.by().map(member -> "member " + member).orElse("claim " + key));
            }
            return speakers;
        }
    }
}
