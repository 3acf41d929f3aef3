package balcony.history;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Walks two states side by side and notes where they differ. */
final class MapComparison {
    private static final Map<?, ?> NOTHING = Map.of();

    private final Map<?, ?> before;
    private final Map<?, ?> after;

    MapComparison(Map<?, ?> before, Map<?, ?> after) {
        this.before = before;
        this.after = after;
    }

    MapDiff diff() {
        Map<String, FieldChange> fields = new LinkedHashMap<>();
        Map<String, CollectionDiff> collections = new LinkedHashMap<>();
        for (String key : MapDiff.keys(before, after)) {
            Object was = before.get(key);
            Object is = after.get(key);
            if (was instanceof Map || is instanceof Map) {
                collections.put(key, collection(mapOrNothing(was), mapOrNothing(is)));
            } else if (!same(was, is)) {
                fields.put(key, change(was, is));
            }
        }
        return new MapDiff(fields, collections);
    }

    private static CollectionDiff collection(Map<?, ?> before, Map<?, ?> after) {
        List<RecordState> added = new ArrayList<>();
        List<RecordState> removed = new ArrayList<>();
        List<RecordChange> changed = new ArrayList<>();
        if (before != after) {
            for (String id : MapDiff.keys(before, after)) {
                Object was = before.get(id);
                Object is = after.get(id);
                if (same(was, is)) {
                    continue;
                }
                Presence presenceBefore = Presence.of(was);
                Presence presenceAfter = Presence.of(is);
                if (presenceAfter.compareTo(presenceBefore) > 0) {
                    added.add(new RecordState(id, mapOrNothing(is)));
                } else if (presenceAfter.compareTo(presenceBefore) < 0) {
                    removed.add(new RecordState(id, mapOrNothing(was)));
                } else if (presenceAfter != Presence.ABSENT) {
                    RecordChange change = record(id, mapOrNothing(was), mapOrNothing(is));
                    if (!change.fields().isEmpty()) {
                        changed.add(change);
                    }
                }
            }
        }
        return new CollectionDiff(added, removed, changed);
    }

    private static RecordChange record(String id, Map<?, ?> before, Map<?, ?> after) {
        Map<String, FieldChange> fields = new LinkedHashMap<>();
        compare("", before, after, fields);
        return new RecordChange(id, before, after, fields);
    }

    private static void compare(String prefix, Map<?, ?> before, Map<?, ?> after, Map<String, FieldChange> into) {
        for (String key : MapDiff.keys(before, after)) {
            Object was = before.get(key);
            Object is = after.get(key);
            if (same(was, is)) {
                continue;
            }
            boolean bothMaps = was instanceof Map && is instanceof Map;
            if (bothMaps || (prefix.isEmpty() && isMapOrMissing(was) && isMapOrMissing(is))) {
                compare(prefix + key + "/", mapOrNothing(was), mapOrNothing(is), into);
            } else {
                into.put(prefix + key, change(was, is));
            }
        }
    }

    /** 3 and 3.0 are one position: the page, the server and a stock client write numbers differently. */
    private static boolean same(@Nullable Object was, @Nullable Object is) {
        if (was instanceof Number number && is instanceof Number other) {
            return number.doubleValue() == other.doubleValue();
        }
        return was == is || Objects.equals(was, is);
    }

    private static FieldChange change(@Nullable Object was, @Nullable Object is) {
        return new FieldChange(Optional.ofNullable(was), Optional.ofNullable(is));
    }

    /** A stock client may leave an inner collection out: that is the same as an empty one. */
    private static boolean isMapOrMissing(@Nullable Object value) {
        return value == null || value instanceof Map;
    }

    private static Map<?, ?> mapOrNothing(@Nullable Object value) {
        return value instanceof Map<?, ?> map ? map : NOTHING;
    }

    /** How much of a record a reader of the map sees. */
    private enum Presence {
        ABSENT,
        HIDDEN,
        HERE;

        static Presence of(@Nullable Object record) {
            if (!(record instanceof Map<?, ?> fields)) {
                return ABSENT;
            }
            Object standing = fields.get("standing");
            return "aside".equals(standing) || "gone".equals(standing) ? HIDDEN : HERE;
        }
    }
}
