package balcony.server.maps;

import balcony.model.TextFields;
import balcony.server.crdt.MapEditor;
import balcony.server.crdt.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Merges a partial document into a map: maps into maps, values over values; what it does not name stays. Words that people
 * write together become text, other strings are replaced as a whole.
 */
final class PatchWriter {
    private PatchWriter() {}

    static void write(MapEditor root, Map<?, ?> patch) {
        merge(root, patch, List.of());
    }

    private static void merge(MapEditor map, Map<?, ?> patch, List<String> path) {
        patch.forEach((name, value) -> {
            String key = String.valueOf(name);
            List<String> here = new ArrayList<>(path);
            here.add(key);
            if (value instanceof Map<?, ?> inner) {
                merge(map.map(key), inner, here);
            } else if (value instanceof String string) {
                string(map, key, string, here);
            } else if (value instanceof Boolean flag) {
                map.put(key, flag);
            } else if (value instanceof Number number) {
                map.put(key, number.doubleValue());
            } else if (value instanceof List<?> list) {
                map.list(
                        key,
                        list.stream().map(String::valueOf).map(Value.Str::new).toList());
            } else {
                throw new IllegalArgumentException("a document holds no " + value + " at " + here);
            }
        });
    }

    private static void string(MapEditor map, String key, String string, List<String> path) {
        if (TextFields.isText(path)) {
            map.text(key, string);
        } else {
            map.put(key, string);
        }
    }
}
