package balcony.model;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Takes a map apart by voices, and lays two voices over each other. The page does the same in TypeScript; one set of golden files holds both. */
final class Layers {
    private Layers() {}

    /** The layers that hold something, sorted. */
    static List<Layer> of(SystemMap map) {
        Set<Layer> found = new TreeSet<>(Comparator.comparing(Layer::toString));
        for (Link link : map.links().values()) {
            if (link.claims().isEmpty()) {
                found.add(Layer.NO_VOICE);
            }
            link.claims().values().forEach(claim -> found.addAll(layers(claim, map)));
        }
        return List.copyOf(found);
    }

    static SystemMap through(SystemMap map, Set<Layer> shown) {
        Map<LinkId, Link> links = new LinkedHashMap<>();
        map.links().forEach((id, link) -> {
            Map<ClaimId, Claim> claims = new LinkedHashMap<>();
            link.claims().forEach((key, claim) -> {
                if (layers(claim, map).stream().anyMatch(shown::contains)) {
                    claims.put(key, claim.withVoices(voices(claim, map, shown)));
                }
            });
            if (!claims.isEmpty() || (link.claims().isEmpty() && shown.contains(Layer.NO_VOICE))) {
                links.put(id, link.withClaims(claims));
            }
        });
        return map.withLinks(links);
    }

    static List<Compared> compare(SystemMap map, Layer first, Layer second) {
        Map<String, Bundle> one = drawn(map, first);
        Map<String, Bundle> other = drawn(map, second);
        Map<String, Bundle> both = new TreeMap<>(other);
        both.putAll(one);
        List<Compared> found = new ArrayList<>();
        both.forEach((id, bundle) -> {
            String back = wayBack(bundle);
            boolean reversed = !back.equals(id) && isReversed(id, back, one, other);
            if (!reversed || id.compareTo(back) < 0) {
                Accord accord = reversed ? Accord.REVERSED : accord(id, one, other);
                found.add(new Compared(id, bundle.kind(), bundle.from(), bundle.to(), accord));
            }
        });
        return List.copyOf(found);
    }

    private static boolean isReversed(String id, String back, Map<String, Bundle> one, Map<String, Bundle> other) {
        Map<String, Bundle> here = one.containsKey(id) ? one : other;
        Map<String, Bundle> there = one.containsKey(id) ? other : one;
        return !there.containsKey(id) && there.containsKey(back) && !here.containsKey(back);
    }

    private static Accord accord(String id, Map<String, Bundle> one, Map<String, Bundle> other) {
        if (!other.containsKey(id)) {
            return Accord.ONLY_FIRST;
        } else if (!one.containsKey(id)) {
            return Accord.ONLY_SECOND;
        }
        Bundle first = one.get(id);
        Bundle second = other.get(id);
        boolean unsigned = first.state() == BundleState.UNSIGNED || second.state() == BundleState.UNSIGNED;
        boolean agree = first.sign().isPresent() && first.sign().equals(second.sign());
        return unsigned || agree ? Accord.SAME : Accord.OPPOSITE;
    }

    private static Map<String, Bundle> drawn(SystemMap map, Layer layer) {
        SystemMap seen = through(map, Set.of(layer));
        return seen.bundles().stream()
                .filter(bundle -> isClaimed(bundle, seen))
                .collect(Collectors.toMap(Bundle::id, bundle -> bundle));
    }

    /** Whether anybody stands by a bundle, or nobody ever said anything of it. */
    private static boolean isClaimed(Bundle bundle, SystemMap map) {
        return !bundle.claims().isEmpty()
                || map.links().entrySet().stream()
                        .filter(entry -> bundle.links().contains(entry.getKey()))
                        .allMatch(entry -> entry.getValue().claims().isEmpty());
    }

    /** The id of the bundle in the other direction. */
    private static String wayBack(Bundle bundle) {
        return bundle.kind() == LinkKind.WORKS_WITH
                ? bundle.id()
                : bundle.kind().word() + ":" + bundle.to() + ":" + bundle.from();
    }

    private static Set<Layer> layers(Claim claim, SystemMap map) {
        Set<Layer> layers =
                claim.speakersAmong(map.voices()).stream().map(Layer::of).collect(Collectors.toSet());
        return layers.isEmpty() ? Set.of(Layer.NO_VOICE) : layers;
    }

    private static Set<VoiceId> voices(Claim claim, SystemMap map, Set<Layer> shown) {
        return claim.voices().stream()
                .filter(voice -> shown.contains(Layer.of(OneWith.resolve(voice, map.voices()))))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }
}
