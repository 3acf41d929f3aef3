package balcony.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Which fields are co-edited text. */
class TextFieldsTest {
    @Test
    @DisplayName("M6 the list of text fields is that of the schema")
    void follows_the_schema() throws IOException {
        JsonNode schema =
                new ObjectMapper().readTree(Path.of("schema", "map.schema.json").toFile());
        Set<String> texts = new TreeSet<>();
        collect(schema, schema, "", texts);

        assertThat(TextFields.PATTERNS).isEqualTo(texts);
    }

    @Test
    @DisplayName("M6 a field is looked up by its path")
    void looked_up() {
        assertThat(TextFields.isText(List.of("title"))).isTrue();
        assertThat(TextFields.isText(List.of("elements", "e", "label"))).isTrue();
        assertThat(TextFields.isText(List.of("links", "l", "claims", "c", "evidence", "v", "text")))
                .isTrue();
        assertThat(TextFields.isText(List.of("elements", "label", "kind"))).isFalse();
        assertThat(TextFields.isText(List.of("stakeholders", "s", "source"))).isFalse();
    }

    private static void collect(JsonNode schema, JsonNode record, String path, Set<String> into) {
        record.path("properties").properties().forEach(entry -> {
            String here = path + entry.getKey();
            JsonNode property = entry.getValue();
            if (property.path("$ref").asText().endsWith("/Text")) {
                into.add(here);
            }
            collect(schema, definition(schema, property), here + "/", into);
            collect(schema, definition(schema, property.path("additionalProperties")), here + "/*/", into);
        });
    }

    private static JsonNode definition(JsonNode schema, JsonNode property) {
        return schema.path("$defs").path(property.path("$ref").asText().replace("#/$defs/", ""));
    }
}
