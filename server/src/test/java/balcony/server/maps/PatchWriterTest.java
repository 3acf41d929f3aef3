package balcony.server.maps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import balcony.server.crdt.ActorId;
import balcony.server.crdt.Change;
import balcony.server.crdt.MapView;
import balcony.server.crdt.Replica;
import balcony.server.crdt.Value;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Partial documents as changes. */
class PatchWriterTest {
    private final Replica map = new Replica();

    @Test
    @DisplayName("M6 words become text, other strings are replaced as a whole")
    void text_and_strings() {
        write(Map.of(
                "elements",
                Map.of("e", Map.of("label", "Loneliness", "kind", "factor", "x", 1.5, "tags", Map.of("t", true)))));

        MapView element = map.root().at("elements", "e").orElseThrow();
        assertThat(element.text("label")).contains("Loneliness");
        assertThat(element.value("label")).isEmpty();
        assertThat(element.value("kind")).contains(new Value.Str("factor"));
        assertThat(element.value("x")).contains(new Value.Real(1.5));
        assertThat(element.at("tags").flatMap(tags -> tags.value("t"))).contains(new Value.Bool(true));
    }

    @Test
    @DisplayName("M6 what a patch does not name stays, and what is so already is not written")
    void merges() {
        write(Map.of("elements", Map.of("e", Map.of("label", "Loneliness", "y", 2))));

        Change change = write(Map.of("elements", Map.of("e", Map.of("label", "Loneliness", "y", 3))));

        assertThat(change.opCount()).isEqualTo(1);
        assertThat(map.root().at("elements", "e").orElseThrow().text("label")).contains("Loneliness");
    }

    @Test
    @DisplayName("M6 a list of strings is written as one")
    void lists() {
        write(Map.of("moments", Map.of("m", Map.of("heads", List.of("00", "ff")))));

        assertThat(map.root().at("moments", "m").orElseThrow().list("heads"))
                .contains(List.of(new Value.Str("00"), new Value.Str("ff")));
    }

    @Test
    void anything_else_is_a_mistake_of_the_caller() {
        assertThatThrownBy(() -> write(Map.of("elements", new Object()))).isInstanceOf(IllegalArgumentException.class);
    }

    private Change write(Map<String, Object> patch) {
        return map.write(new ActorId("aa"), 0, "", root -> PatchWriter.write(root, patch));
    }
}
