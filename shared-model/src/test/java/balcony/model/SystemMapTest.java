package balcony.model;

import static org.assertj.core.api.Assertions.assertThat;

import balcony.Golden;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The records of the map against the golden files that the page reads too. */
class SystemMapTest {
    @ParameterizedTest
    @ValueSource(strings = {"full", "partial"})
    @DisplayName("M3 a document reads as it does on the page")
    void reads_as_on_the_page(String name) {
        Map<String, Object> golden = Golden.tree("documents/" + name);

        Map<String, Object> written =
                SystemMap.from(Golden.under(golden, "document")).toTree();

        assertThat(Golden.comparable(written)).isEqualTo(Golden.comparable(golden.get("reading")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"full", "partial", "newer"})
    @DisplayName("M3 a reading reads as itself")
    void a_reading_is_stable(String name) {
        Map<String, Object> reading = Golden.under(Golden.tree("documents/" + name), "reading");

        assertThat(Golden.comparable(SystemMap.from(reading).toTree())).isEqualTo(Golden.comparable(reading));
    }

    @Test
    @DisplayName("M5 unknown keys and unusable values are passed on as they were")
    void keeps_what_it_cannot_read() {
        Map<String, Object> document = Golden.under(Golden.tree("documents/newer"), "document");
        SystemMap map = SystemMap.from(document);
        Element element = map.elements().get(new ElementId("e1"));

        assertThat(element.kind()).isEqualTo(ElementKind.FACTOR);
        assertThat(element.standing()).isEqualTo(Standing.HERE);
        assertThat(element.tags()).containsExactly("ok");
        assertThat(map.elements()).containsOnlyKeys(new ElementId("e1"), new ElementId("__proto__"));

        // Everything of the document is still there, beside the defaults that were filled in.
        assertContains(Golden.comparable(map.toTree()), Golden.comparable(document), "");
    }

    @Test
    @DisplayName("M3 a time may be ISO text")
    void iso_times() {
        SystemMap map = SystemMap.from(Golden.under(Golden.tree("documents/partial"), "document"));

        assertThat(map.elements().get(new ElementId("e2")).at()).contains(Instant.parse("2026-02-03T09:00:00Z"));
    }

    @TestFactory
    Stream<DynamicTest> bundles_are_those_of_the_page() {
        return Golden.list("bundles").stream()
                .map(example -> DynamicTest.dynamicTest((String) example.get("rule"), () -> {
                    List<Bundle> bundles =
                            SystemMap.from(Golden.under(example, "document")).bundles();

                    assertThat(Golden.comparable(
                                    bundles.stream().map(Bundle::toTree).toList()))
                            .isEqualTo(Golden.comparable(example.get("bundles")));
                }));
    }

    private static void assertContains(Object whole, Object part, String path) {
        if (part instanceof Map<?, ?> map && whole instanceof Map<?, ?> other) {
            map.forEach((key, value) -> {
                if (value != null) {
                    assertContains(other.get(key), value, path + "/" + key);
                }
            });
        } else {
            assertThat(whole).as(path).isEqualTo(part);
        }
    }
}
