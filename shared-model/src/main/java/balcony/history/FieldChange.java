package balcony.history;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A value that differs between two states.
 *
 * @param before empty where there was none
 * @param after empty where there is none any more
 */
public record FieldChange(Optional<Object> before, Optional<Object> after) {
    /** The form that JSON takes: a missing side is left out. */
    public Map<String, Object> toTree() {
        Map<String, Object> tree = new LinkedHashMap<>();
        before.ifPresent(value -> tree.put("before", value));
        after.ifPresent(value -> tree.put("after", value));
        return tree;
    }
}
