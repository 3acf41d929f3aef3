package balcony.history;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A record that is in both states and differs.
 *
 * @param fields what differs, by path: {@code label}, or {@code claims/<id>/sign} for what lies deeper
 */
public record RecordChange(String id, Map<?, ?> before, Map<?, ?> after, Map<String, FieldChange> fields) {
    /** The form that JSON takes. */
    public Map<String, Object> toTree() {
        Map<String, Object> changes = new LinkedHashMap<>();
        fields.forEach((path, change) -> changes.put(path, change.toTree()));
        return new LinkedHashMap<>(Map.of("id", id, "fields", changes));
    }
}
