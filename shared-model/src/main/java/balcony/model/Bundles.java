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
    private final SystemMap map;

    private Bundles(SystemMap map) {
        this.map = map;
    }

    /** The bundles that are drawn, sorted by id. */
    static List<Bundle> of(SystemMap map) {
        return new Bundles(map).all();
    }

    private List<Bundle> all() {
        Map<String, Map<LinkId, Link>> together = new TreeMap<>();
        map.visibleLinks()
                .forEach((id, link) -> together.computeIfAbsent(
                                id(link), key -> new TreeMap<>(Comparator.comparing(LinkId::text)))
                        .put(id, link));
        return together.values().stream().map(this::bundle).toList();
    }

    private Bundle bundle(Map<LinkId, Link> links) {
        Link first = links.values().iterator().next();
        Link.Ends ends = ends(first);
        List<Said> said = links.entrySet().stream()
                .flatMap(entry -> said(entry.getKey(), entry.getValue()))
                .toList();
        Set<Sign> signs = new HashSet<>();
        said.forEach(one -> one.sign().ifPresent(signs::add));
        return new Bundle(
                id(first),
                first.kind(),
                ends.from(),
                ends.to(),
                new ArrayList<>(links.keySet()),
                said.stream().map(Said::key).toList(),
                state(said, signs),
                signs.size() == 1 ? Optional.of(signs.iterator().next()) : Optional.empty(),
                sorted(said.stream().flatMap(one -> one.voices().stream())),
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
            for (VoiceId voice : one.voices()) {
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

    private String id(Link link) {
        Link.Ends ends = ends(link);
        return link.kind().word() + ":" + ends.from() + ":" + ends.to();
    }

    /** Who works with whom has no direction; everything else has. */
    private Link.Ends ends(Link link) {
        Link.Ends ends = link.endsAmong(map.elements());
        boolean backwards = link.kind() == LinkKind.WORKS_WITH
                && ends.from().text().compareTo(ends.to().text()) > 0;
        return backwards ? new Link.Ends(ends.to(), ends.from()) : ends;
    }

    private Stream<Said> said(LinkId id, Link link) {
        return link.claims().entrySet().stream()
                .filter(entry -> entry.getValue().state() != ClaimState.WITHDRAWN)
                .map(entry -> new Said(
                        new Bundle.ClaimKey(id, entry.getKey()),
                        entry.getValue(),
                        entry.getValue().speakersAmong(map.voices())))
                .sorted(Comparator.comparing(one -> one.key().claim().text()));
    }

    /** One claim that stands, with whom its voices stand for. */
    private record Said(Bundle.ClaimKey key, Claim claim, Set<VoiceId> voices) {
        /** A sign that says something: “not known” agrees with everything. */
        Optional<Sign> sign() {
            return claim.sign().filter(sign -> sign != Sign.UNKNOWN);
        }

        /** Whoever claims without a voice speaks for themselves. */
        Set<String> speakers() {
            Set<String> speakers = new TreeSet<>();
            voices.forEach(voice -> speakers.add("voice " + voice));
            if (speakers.isEmpty()) {
                speakers.add(claim.by().map(member -> "member " + member).orElse("claim " + key));
            }
            return speakers;
        }
    }
}
