package balcony.server.history;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A map at one point of its past, as a plain tree. Advancing makes a new one that shares what no change touched, so that two
 * neighbours compare quickly.
 */
record Picture(Map<String, Object> tree) {
    static final Picture EMPTY = new Picture(Map.of());

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<Map<String, Object>> TREE = new TypeReference<>() {};

    /** The picture that the reader gave as JSON. */
    static Picture of(byte[] json) {
        try {
            return new Picture(JSON.readValue(json, TREE));
        } catch (IOException broken) {
            throw new IllegalStateException("the reader's map is not JSON", broken);
        }
    }

    /** The picture after a step of the reader's walk. */
    Picture after(Map<String, Object> step) {
        Map<String, Object> next = new LinkedHashMap<>(tree);
        next.putAll(map(step.get("set")));
        list(step.get("gone")).forEach(next::remove);
        map(step.get("records"))
                .forEach((collection, records) -> next.put(collection, with(map(next.get(collection)), map(records))));
        return new Picture(next);
    }

    private static Map<String, Object> with(Map<String, Object> collection, Map<String, Object> touched) {
        Map<String, Object> next = new LinkedHashMap<>(collection);
        touched.forEach((id, record) -> {
            if (record == null) {
                next.remove(id);
            } else {
                next.put(id, record);
            }
        });
        return next;
    }

    @SuppressWarnings("unchecked") // trees come from JSON, whose objects have strings for keys
    private static Map<String, Object> map(@Nullable Object value) {
        return value instanceof Map ? (Map<String, Object>) value : Map.of();
    }

    private static List<?> list(@Nullable Object value) {
        return value instanceof List<?> list ? list : List.of();
    }
}
