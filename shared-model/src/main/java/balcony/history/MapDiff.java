package balcony.history;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The difference between two states of a map.
 *
 * @param fields the map's own values that differ, as {@code title}
 * @param collections every collection that either state has, also where nothing differs
 */
public record MapDiff(Map<String, FieldChange> fields, Map<String, CollectionDiff> collections) {
    private static final CollectionDiff NONE = new CollectionDiff(List.of(), List.of(), List.of());

    /** Compares two plain trees of the shape of the map document. Parts that are the same object are not looked into. */
    public static MapDiff between(Map<?, ?> before, Map<?, ?> after) {
        return new MapComparison(before, after).diff();
    }

    /** The difference in one collection. */
    public CollectionDiff in(String collection) {
        return collections.getOrDefault(collection, NONE);
    }

    public boolean isEmpty() {
        return fields.isEmpty() && collections.values().stream().allMatch(CollectionDiff::isEmpty);
    }

    /** The form that JSON takes: each collection by its name, and the map's own values under {@code map}. */
    public Map<String, Object> toTree() {
        Map<String, Object> tree = new LinkedHashMap<>();
        Map<String, Object> own = new LinkedHashMap<>();
        fields.forEach((key, change) -> own.put(key, change.toTree()));
        tree.put("map", own);
        collections.forEach((name, diff) -> tree.put(name, diff.toTree()));
        return tree;
    }

    static Set<String> keys(Map<?, ?> before, Map<?, ?> after) {
        Set<String> keys = new LinkedHashSet<>();
        before.keySet().forEach(key -> keys.add(String.valueOf(key)));
        after.keySet().forEach(key -> keys.add(String.valueOf(key)));
        return keys;
    }
}
