package balcony.exchange;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The fields of one element or connection, wherever the dialect keeps them; names are compared without case. */
final class KumuFields {
    private static final int MAX_TAGS = 100;
    private static final int MAX_FIELDS = 60;
    private static final int LONGEST_FIELD = 2_000;
    private static final Set<String> KNOWN = Set.of(
            "id",
            "_id",
            "label",
            "type",
            "element type",
            "connection type",
            "description",
            "tags",
            "from",
            "to",
            "direction",
            "delayed",
            "reversed",
            "attributes");

    private final Map<String, JsonNode> fields = new LinkedHashMap<>();

    KumuFields(JsonNode row) {
        row.properties().forEach(entry -> fields.put(entry.getKey().toLowerCase(Locale.ROOT), entry.getValue()));
        row.path("attributes")
                .properties()
                .forEach(entry -> fields.putIfAbsent(entry.getKey().toLowerCase(Locale.ROOT), entry.getValue()));
    }

    /** The id that the file gives: an export's own, or one that the author of a blueprint chose. */
    Optional<String> id() {
        return Optional.of(text("_id"))
                .filter(id -> !id.isEmpty())
                .or(() -> Optional.of(text("id")).filter(id -> !id.isEmpty()));
    }

    /** The text of a field, trimmed; of several values, the first that there is. */
    String text(String name) {
        JsonNode value = fields.getOrDefault(name, MissingNode.getInstance());
        if (value.isArray()) {
            value = value.path(0);
        }
        return value.isValueNode() && !value.isNull() ? value.asText().strip() : "";
    }

    /** The type, which the two dialects call by different names. */
    String type(String exported) {
        String type = text(exported);
        return type.isEmpty() ? text("type") : type;
    }

    /** The end of a connection: an id or a label. */
    String end(String name) {
        return text(name);
    }

    boolean flag(String name) {
        return text(name).equals("true");
    }

    /** Tags stand in a list, or in one string with pipes between them. */
    Set<String> tags() {
        Set<String> tags = new LinkedHashSet<>();
        JsonNode value = fields.get("tags");
        if (value != null && value.isArray()) {
            value.forEach(tag -> addTag(tags, tag.asText()));
        } else {
            for (String tag : text("tags").split("\\|")) {
                addTag(tags, tag);
            }
        }
        return tags;
    }

    /** Everything else that is a single value. Figures that Kumu computed are among them: plain numbers, not the truth. */
    Map<String, Object> others() {
        Map<String, Object> others = new LinkedHashMap<>();
        fields.forEach((name, value) -> {
            if (KNOWN.contains(name) || others.size() >= MAX_FIELDS) {
                return;
            }
            if (value.isNumber() && Double.isFinite(value.doubleValue())) {
                others.put(name, value.doubleValue());
            } else if (value.isBoolean()) {
                others.put(name, value.booleanValue());
            } else if (!text(name).isEmpty() && text(name).length() <= LONGEST_FIELD) {
                others.put(name, text(name));
            }
        });
        return others;
    }

    private static void addTag(Set<String> tags, String tag) {
        if (!tag.isBlank() && tags.size() < MAX_TAGS) {
            tags.add(tag.strip());
        }
    }
}
