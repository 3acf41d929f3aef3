package balcony.server.crdt;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A map of a document: names and what stands under them. */
final class MapNode implements Node {
    private final @Nullable OpId id;
    private final Map<String, Slot> slots = new HashMap<>();

    MapNode(@Nullable OpId id) {
        this.id = id;
    }

    @Override
    public @Nullable OpId id() {
        return id;
    }

    @Override
    public @Nullable Slot slot(Key key) {
        return key instanceof Key.Name name ? slots.computeIfAbsent(name.name(), any -> new Slot()) : null;
    }

    /** The names under which something stands, sorted. */
    List<String> keys() {
        List<String> keys = new ArrayList<>();
        slots.forEach((key, slot) -> {
            if (!slot.isEmpty()) {
                keys.add(key);
            }
        });
        keys.sort(null);
        return keys;
    }

    List<OpId> ids(String key) {
        Slot slot = slots.get(key);
        return slot == null ? List.of() : slot.ids();
    }

    @Nullable
    Entry winner(String key) {
        Slot slot = slots.get(key);
        return slot == null ? null : slot.winner();
    }
}
