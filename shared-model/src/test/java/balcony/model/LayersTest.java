package balcony.model;

import static org.assertj.core.api.Assertions.assertThat;

import balcony.Golden;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The layers of voices, against the golden file that the page reads too, and by chance. */
class LayersTest {
    private static final int MAPS = 200;

    @TestFactory
    @DisplayName("VO1 VO2 VO3 VO20 layers are those of the page")
    Stream<DynamicTest> layers_are_those_of_the_page() {
        return Golden.list("layers").stream()
                .map(example -> DynamicTest.dynamicTest((String) example.get("rule"), () -> {
                    SystemMap map = SystemMap.from(Golden.under(example, "document"));
                    Golden.under(example, "layers")
                            .forEach((layer, bundles) -> assertThat(Golden.comparable(drawn(map, layer(layer))))
                                    .isEqualTo(Golden.comparable(bundles)));
                    for (Object one : (List<?>) example.get("compared")) {
                        Map<?, ?> pair = (Map<?, ?>) one;
                        List<Compared> found = map.compare(layer(pair.get("first")), layer(pair.get("second")));
                        assertThat(Golden.comparable(
                                        found.stream().map(Compared::toTree).toList()))
                                .isEqualTo(Golden.comparable(pair.get("found")));
                    }
                    theUnionIsTheMap(map);
                }));
    }

    @Test
    @DisplayName("VO4 the union of the layers is the map, and the order of two changes no finding")
    void union() {
        long seed = new Random().nextLong();
        Random chance = new Random(seed);
        for (int i = 0; i < MAPS; i++) {
            SystemMap map = SystemMap.from(RandomMap.tree(chance));
            assertThat(map.links()).as("seed %d", seed).isNotEmpty();
            theUnionIsTheMap(map);
            for (Layer one : map.voiceLayers()) {
                for (Layer other : map.voiceLayers()) {
                    assertThat(map.compare(other, one).stream().map(LayersTest::turned))
                            .as("seed %d: %s over %s", seed, one, other)
                            .containsExactlyElementsOf(map.compare(one, other));
                }
            }
        }
    }

    private static Compared turned(Compared found) {
        Accord accord = switch (found.accord()) {
            case ONLY_FIRST -> Accord.ONLY_SECOND;
            case ONLY_SECOND -> Accord.ONLY_FIRST;
            default -> found.accord();
        };
        return new Compared(found.id(), found.kind(), found.from(), found.to(), accord);
    }

    private static void theUnionIsTheMap(SystemMap map) {
        List<Layer> layers = map.voiceLayers();
        assertThat(map.through(Set.copyOf(layers))).isEqualTo(map);
        Map<LinkId, Map<ClaimId, Set<VoiceId>>> union = new LinkedHashMap<>();
        layers.forEach(layer -> add(map.through(Set.of(layer)), union));
        Map<LinkId, Map<ClaimId, Set<VoiceId>>> whole = new LinkedHashMap<>();
        add(map, whole);
        assertThat(union).isEqualTo(whole);
    }

    private static void add(SystemMap map, Map<LinkId, Map<ClaimId, Set<VoiceId>>> into) {
        map.links().forEach((id, link) -> {
            Map<ClaimId, Set<VoiceId>> claims = into.computeIfAbsent(id, key -> new LinkedHashMap<>());
            link.claims()
                    .forEach((key, claim) -> claims.computeIfAbsent(key, none -> new LinkedHashSet<>())
                            .addAll(claim.voices()));
        });
    }

    /** What a layer draws: bundles that somebody claims, or that nobody ever claimed anything of. */
    private static List<Map<String, Object>> drawn(SystemMap map, Layer layer) {
        SystemMap seen = map.through(Set.of(layer));
        Predicate<Bundle> isClaimed = bundle -> !bundle.claims().isEmpty()
                || bundle.links().stream()
                        .allMatch(link -> seen.links().get(link).claims().isEmpty());
        return seen.bundles().stream().filter(isClaimed).map(Bundle::toTree).toList();
    }

    private static Layer layer(Object id) {
        return id.equals("") ? Layer.NO_VOICE : Layer.of(new VoiceId((String) id));
    }
}
