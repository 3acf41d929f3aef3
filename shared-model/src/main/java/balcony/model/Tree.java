package balcony.model;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** A record on its way back to a plain tree: the fields it knows, over whatever it kept without knowing. */
final class Tree {
    private final Map<String, Object> tree = new LinkedHashMap<>();

    Tree(Map<String, Object> extra) {
        tree.putAll(extra);
    }

    Tree put(String key, String text) {
        return set(key, text);
    }

    Tree put(String key, double number) {
        return set(key, plain(number));
    }

    Tree put(String key, boolean flag) {
        return set(key, flag);
    }

    Tree put(String key, Word word) {
        return set(key, word.word());
    }

    Tree putNonEmpty(String key, Map<String, Object> record) {
        return record.isEmpty() ? this : set(key, record);
    }

    /** A value that may be missing: a word, an id, a time, a number, a string or a flag. */
    Tree put(String key, Optional<?> value) {
        value.ifPresent(present -> set(key, scalar(present)));
        return this;
    }

    Tree putStrings(String key, List<String> strings) {
        return set(key, List.copyOf(strings));
    }

    Tree putList(String key, List<Map<String, Object>> records) {
        return set(key, List.copyOf(records));
    }

    Tree putSet(String key, Set<?> ids) {
        Map<String, Object> entries = new LinkedHashMap<>();
        ids.forEach(id -> entries.put(id.toString(), true));
        return merge(key, entries);
    }

    Tree putChoices(String key, Map<?, ? extends Word> choices) {
        return putAll(key, choices, Word::word);
    }

    <R> Tree putAll(String key, Map<?, R> records, Function<? super R, ?> value) {
        Map<String, Object> entries = new LinkedHashMap<>();
        records.forEach((id, record) -> entries.put(id.toString(), value.apply(record)));
        return merge(key, entries);
    }

    Map<String, Object> build() {
        return Collections.unmodifiableMap(tree);
    }

    /** Deep copies of plain values, so that a record shares nothing with the tree it came from. */
    static Map<String, Object> copy(Map<?, ?> tree) {
        Map<String, Object> copy = new LinkedHashMap<>();
        tree.forEach((key, value) -> {
            if (key instanceof String name && value != null) {
                copy.put(name, copyOf(value));
            }
        });
        return Collections.unmodifiableMap(copy);
    }

    private static Object copyOf(Object value) {
        if (value instanceof Map<?, ?> map) {
            return copy(map);
        }
        if (value instanceof List<?> list) {
            List<Object> items = new ArrayList<>();
            list.forEach(item -> {
                if (item != null) {
                    items.add(copyOf(item));
                }
            });
            return Collections.unmodifiableList(items);
        }
        return value;
    }

    /** A value that could not be read is written back as it was, in place of the default that was read. */
    private Tree set(String key, Object value) {
        tree.putIfAbsent(key, value);
        return this;
    }

    private Tree merge(String key, Map<String, Object> entries) {
        Object kept = tree.get(key);
        if (kept == null) {
            return set(key, Collections.unmodifiableMap(entries));
        }
        if (kept instanceof Map<?, ?> refused) {
            Map<String, Object> all = new LinkedHashMap<>(entries);
            refused.forEach((name, value) -> all.put((String) name, value));
            tree.put(key, Collections.unmodifiableMap(all));
        }
        return this;
    }

    private static Object scalar(Object value) {
        if (value instanceof Word word) {
            return word.word();
        }
        if (value instanceof Instant instant) {
            return instant.toEpochMilli();
        }
        if (value instanceof Double number) {
            return plain(number);
        }
        return value instanceof Boolean || value instanceof Integer || value instanceof Map ? value : value.toString();
    }

    /** Whole numbers are written without a fraction, as the page writes them. */
    private static Number plain(double number) {
        return number == Math.rint(number) && Math.abs(number) < 1L << 53 ? (Number) (long) number : (Number) number;
    }
}
