package balcony.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import balcony.exchange.ImportPlan.Outcome;
import balcony.model.Bundle;
import balcony.model.BundleState;
import balcony.model.Element;
import balcony.model.Link;
import balcony.model.LinkKind;
import balcony.model.MemberId;
import balcony.model.Sign;
import balcony.model.SystemMap;
import balcony.model.Voice;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What Kumu files turn into. */
class KumuImportTest {
    private static final SystemMap EMPTY = SystemMap.from(Map.of());
    private final AtomicInteger ids = new AtomicInteger();

    @ParameterizedTest
    @CsvSource({
        "kumu-dailies-effectiveness-impact-model.json,12,15",
        "kumu-teamverstaendnis-impact-model-blueprint.json,9,11",
        "kumu-teamverstaendnis-reference-model-blueprint.json,6,7",
        "alternet-example-network.json,3,3"
    })
    @DisplayName(
            "K1 real files come in with all their elements and links, readable, claimed by a voice named after the file")
    void real_files(String file, int elements, int links) throws IOException {
        ImportPlan plan = planned(resource(file), file, EMPTY);
        SystemMap map = applied(EMPTY, plan);

        assertThat(plan.summary()).isEqualTo((elements + links) + " new");
        assertThat(map.visibleElements()).hasSize(elements);
        assertThat(map.visibleLinks()).hasSize(links);
        assertThat(map.voices().values()).extracting(Voice::name).containsExactly(file.replace(".json", ""));
        assertThat(map.links().values())
                .allSatisfy(link -> assertThat(link.claims().values())
                        .singleElement()
                        .satisfies(claim -> assertThat(claim.voices())
                                .isEqualTo(map.voices().keySet())));
        assertNoOverlap(List.copyOf(map.elements().values()));
    }

    @Test
    @DisplayName("K2 the left end of a type comes first: -- is plus")
    void signs() {
        Map<String, Optional<Sign>> expected = new LinkedHashMap<>();
        List.of("+", "++", "--", " SAME ", "++ ").forEach(type -> expected.put(type, Optional.of(Sign.PLUS)));
        List.of("-", "+-", "-+", "+- ", "Opposite").forEach(type -> expected.put(type, Optional.of(Sign.MINUS)));
        List.of("", "informs").forEach(type -> expected.put(type, Optional.empty()));

        expected.forEach((type, sign) -> {
            SystemMap map = applied(EMPTY, planned("""
                    {"elements":[{"label":"A"},{"label":"B"}],"connections":[{"from":"A","to":"B","type":"%s"}]}""".formatted(type), "f", EMPTY));

            assertThat(only(map).claims().values())
                    .singleElement()
                    .satisfies(claim -> assertThat(claim.sign()).as(type).isEqualTo(sign));
        });
    }

    @Test
    @DisplayName("K3 the simple dialect names ends by label, or by id where there are ids")
    void simple_dialect() {
        SystemMap labels = applied(EMPTY, planned("""
                {"elements":[{"label":"A","type":"Goal","tags":["one","two"],"Favourite":"x","description":"Words"},{"label":"B","tags":"p|q"}],
                 "connections":[{"from":"A","to":"B","type":"+","direction":"directed","label":"soon","description":"Seen"}]}""", "f", EMPTY));
        SystemMap named = applied(EMPTY, planned("""
                {"elements":[{"id":"e1","label":"A"},{"id":"e2","label":"B"}],"connections":[{"id":"c1","from":"e2","to":"e1"}]}""", "f", EMPTY));

        Element a = element(labels, "A");
        assertThat(a.kind().word()).isEqualTo("outcome");
        assertThat(a.notes()).isEqualTo("Words");
        assertThat(a.tags()).containsExactly("one", "two");
        assertThat(a.ext()).hasToString("{kumu={id=A, type=Goal, fields={favourite=x}}}");
        assertThat(element(labels, "B").tags()).containsExactly("p", "q");
        assertThat(only(labels).label()).isEqualTo("soon");
        assertThat(only(labels).claims().values())
                .singleElement()
                .satisfies(claim -> assertThat(claim.why()).isEqualTo("Seen"));
        assertThat(named.elements().get(only(named).from()))
                .extracting(Element::label)
                .isEqualTo("B");
    }

    @Test
    @DisplayName("K4 reversed, mutual and undirected connections")
    void directions() {
        SystemMap map = applied(EMPTY, planned("""
                {"elements":[{"_id":"a","attributes":{"label":"A"}},{"_id":"b","attributes":{"label":"B"}}],
                 "connections":[
                   {"_id":"r","from":"a","to":"b","reversed":true,"delayed":true,"attributes":{"connection type":"+"}},
                   {"_id":"m","from":"a","to":"b","direction":"mutual","attributes":{"connection type":"-"}},
                   {"_id":"u","from":"a","to":"b","direction":"undirected","attributes":{}}]}""", "f", EMPTY));

        assertThat(map.links()).hasSize(4);
        Link reversed = link(map, "r");
        assertThat(map.elements().get(reversed.from()))
                .extracting(Element::label)
                .isEqualTo("B");
        assertThat(reversed.claims().values())
                .singleElement()
                .satisfies(claim -> assertThat(claim.delay()).contains(true));
        assertThat(link(map, "m").from()).isEqualTo(link(map, "m#back").to());
        assertThat(link(map, "u").kind()).isEqualTo(LinkKind.WORKS_WITH);
    }

    @Test
    @DisplayName("K5 importing again updates what the file changed and leaves the rest, places among it, alone")
    void again() {
        String first = """
                {"elements":[{"id":"a","label":"A"},{"id":"b","label":"B"}],"connections":[{"id":"c","from":"a","to":"b","type":"+"}]}""";
        SystemMap once = applied(EMPTY, planned(first, "f", EMPTY));

        ImportPlan same = planned(first, "f.json", once);
        ImportPlan changed = planned(first.replace("\"A\"", "\"A!\"").replace("\"+\"", "\"-\""), "f", once);
        SystemMap twice = applied(once, changed);

        assertThat(same.summary()).isEqualTo("3 unchanged");
        assertThat(same.patch()).isEmpty();
        assertThat(changed.summary()).isEqualTo("2 updated, 1 unchanged");
        assertThat(twice.elements()).hasSameSizeAs(once.elements());
        assertThat(element(twice, "A!").x()).isEqualTo(element(once, "A").x());
        assertThat(twice.voices()).hasSize(1);
        assertThat(twice.bundles()).singleElement().satisfies(bundle -> {
            assertThat(bundle.state()).isEqualTo(BundleState.SINGLE_VOICE);
            assertThat(bundle.sign()).contains(Sign.MINUS);
        });
    }

    @Test
    @DisplayName("K6 rows that cannot come in are named with the reason, and the rest comes in")
    void refused_rows() {
        ImportPlan plan = planned("""
                {"elements":[{"label":"A"},{"label":"A"},{"description":"nameless"},{"label":"B"},7],
                 "connections":[{"from":"A","to":"B"},{"from":"A","to":"Z"},{"from":"A","to":"B"},{}]}""", "f", EMPTY);

        assertThat(plan.summary()).isEqualTo("3 new, 6 refused");
        assertThat(plan.rows())
                .filteredOn(row -> row.outcome() == Outcome.REFUSED)
                .extracting(ImportPlan.Row::reason)
                .containsExactly(
                        "Another element of the file has the same label.",
                        "It has no label.",
                        "It has no label.",
                        "The file has no element “Z”.",
                        "Another connection of the file is the same.",
                        "The file has no element “”.");
        assertThat(applied(EMPTY, plan).bundles()).extracting(Bundle::state).containsExactly(BundleState.UNSIGNED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "<xml/>", "[]", "{}", "{\"elements\":{}}", "{\"elements\":[]} and more", "nonsense"})
    @DisplayName("K7 a file that is no map is refused in words")
    void refused_files(String content) {
        assertThat(KumuImport.plan(content.getBytes(StandardCharsets.UTF_8), context("f", EMPTY)))
                .isInstanceOfSatisfying(
                        ImportResult.Refused.class,
                        refused -> assertThat(refused.reason()).endsWith("."));
    }

    @Test
    @DisplayName("K7 a file that is too deep, too long or too large is refused")
    void limits() {
        String deep = "{\"elements\":" + "[".repeat(100) + "]".repeat(100) + "}";
        String many = "{\"elements\":[" + "{},".repeat(6000) + "{}]}";
        String large = "{\"elements\":[\"" + "x".repeat(11 * 1024 * 1024) + "\"]}";

        for (String file : List.of(deep, many, large)) {
            assertThat(KumuImport.plan(file.getBytes(StandardCharsets.UTF_8), context("f", EMPTY)))
                    .isInstanceOf(ImportResult.Refused.class);
        }
    }

    @Test
    @DisplayName("K8 what the map holds already stays where it is, and the file comes beside it")
    void beside() {
        SystemMap full =
                SystemMap.from(Map.of("elements", Map.of("old", Map.of("label", "Old", "x", 5000, "y", -300))));

        SystemMap map = applied(full, planned("{\"elements\":[{\"label\":\"A\"},{\"label\":\"B\"}]}", "f", full));

        assertThat(element(map, "Old").x()).isEqualTo(5000);
        assertThat(element(map, "A").x()).isGreaterThan(5200);
        assertNoOverlap(List.copyOf(map.elements().values()));
    }

    @Test
    @DisplayName("K8 a large map without places is laid out without overlaps, the same every time")
    void layout() {
        List<ForceLayout.Edge> edges = new ArrayList<>();
        for (int i = 1; i < 300; i++) {
            edges.add(new ForceLayout.Edge(i, i * 7 % i));
            edges.add(new ForceLayout.Edge(i, i / 2));
        }

        double[][] places = ForceLayout.place(300, edges);

        assertThat(ForceLayout.place(300, edges)).isDeepEqualTo(places);
        for (int i = 0; i < places.length; i++) {
            for (int j = i + 1; j < places.length; j++) {
                boolean apart = Math.abs(places[i][0] - places[j][0]) >= ForceLayout.CARD_WIDTH - 3
                        || Math.abs(places[i][1] - places[j][1]) >= ForceLayout.CARD_HEIGHT - 3;
                assertThat(apart).as(i + " and " + j).isTrue();
            }
        }
    }

    private ImportContext context(String name, SystemMap map) {
        return new ImportContext(name, map, new MemberId("m"), Instant.EPOCH, () -> "id" + ids.incrementAndGet());
    }

    private ImportPlan planned(String file, String name, SystemMap map) {
        return planned(file.getBytes(StandardCharsets.UTF_8), name, map);
    }

    private ImportPlan planned(byte[] file, String name, SystemMap map) {
        ImportResult result = KumuImport.plan(file, context(name, map));
        assertThat(result).isInstanceOf(ImportResult.Planned.class);
        return ((ImportResult.Planned) result).plan();
    }

    private static SystemMap applied(SystemMap map, ImportPlan plan) {
        return SystemMap.from(merged(map.toTree(), plan.patch()));
    }

    private static Map<String, Object> merged(Map<?, ?> tree, Map<?, ?> patch) {
        Map<String, Object> merged = new LinkedHashMap<>();
        tree.forEach((key, value) -> merged.put((String) key, value));
        patch.forEach((key, value) -> merged.merge(
                (String) key,
                value,
                (was, is) -> was instanceof Map<?, ?> old && is instanceof Map<?, ?> fresh ? merged(old, fresh) : is));
        return merged;
    }

    private static void assertNoOverlap(List<Element> elements) {
        for (Element one : elements) {
            for (Element other : elements) {
                boolean apart = one.equals(other)
                        || Math.abs(one.x() - other.x()) >= 200
                        || Math.abs(one.y() - other.y()) >= 100;
                assertThat(apart).as(one.label() + " and " + other.label()).isTrue();
            }
        }
    }

    private static Element element(SystemMap map, String label) {
        return map.elements().values().stream()
                .filter(element -> element.label().equals(label))
                .findFirst()
                .orElseThrow();
    }

    private static Link link(SystemMap map, String fileId) {
        return map.links().values().stream()
                .filter(link -> KumuMark.id(link.ext()).equals(fileId))
                .findFirst()
                .orElseThrow();
    }

    private static Link only(SystemMap map) {
        assertThat(map.links()).hasSize(1);
        return map.links().values().iterator().next();
    }

    private static byte[] resource(String name) throws IOException {
        try (InputStream file = KumuImportTest.class.getResourceAsStream("/maps/" + name)) {
            return file.readAllBytes();
        }
    }
}
