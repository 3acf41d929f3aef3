package balcony;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The golden files, which the tests of the page read too. */
public final class Golden {
    private static final ObjectMapper JSON = new ObjectMapper();

    private Golden() {}

    public static Map<String, Object> tree(String name) {
        return JSON.convertValue(read(name), new TypeReference<>() {});
    }

    public static List<Map<String, Object>> list(String name) {
        return JSON.convertValue(read(name), new TypeReference<>() {});
    }

    @SuppressWarnings("unchecked")
    public static Map<String, Object> under(Map<String, Object> tree, String key) {
        return (Map<String, Object>) tree.get(key);
    }

    /** Trees compare as JSON text compares: 3 and 3.0 are one number, and the order of keys is nothing. */
    public static Object comparable(Object tree) {
        return plain(JSON.convertValue(tree, Object.class));
    }

    private static Object plain(Object value) {
        if (value instanceof Map<?, ?> map) {
            Map<String, Object> sorted = new TreeMap<>();
            map.forEach((key, inner) -> sorted.put((String) key, plain(inner)));
            return sorted;
        }
        if (value instanceof List<?> list) {
            return list.stream().map(Golden::plain).toList();
        }
        return value instanceof Number number ? number.doubleValue() : value;
    }

    private static Object read(String name) {
        try {
            return JSON.readValue(Files.readString(Path.of("golden", name + ".json")), Object.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
