package balcony.history;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A record as a plain tree, with its id.
 *
 * @param fields not copied: the tree belongs to whoever compared
 */
public record RecordState(String id, Map<?, ?> fields) {
    /** The form that JSON takes: the record, with its id among its fields. */
    public Map<String, Object> toTree() {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("id", id);
        fields.forEach((key, value) -> tree.putIfAbsent(String.valueOf(key), value));
        return tree;
    }
}
