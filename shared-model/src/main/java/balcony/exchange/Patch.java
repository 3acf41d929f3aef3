package balcony.exchange;

import java.util.LinkedHashMap;
import java.util.Map;

/** A partial document in the making: what is in it is merged into a map, the rest of the map stays. */
final class Patch {
    private final Map<String, Object> tree;

    Patch() {
        this(new LinkedHashMap<>());
    }

    private Patch(Map<String, Object> tree) {
        this.tree = tree;
    }

    Patch put(String key, Object value) {
        tree.put(key, value);
        return this;
    }

    Patch putUnless(boolean alreadySo, String key, Object value) {
        return alreadySo ? this : put(key, value);
    }

    /** The map at the end of a path of keys; maps that are not there are made. */
    @SuppressWarnings("unchecked")
    Patch at(String... path) {
        Map<String, Object> at = tree;
        for (String key : path) {
            at = (Map<String, Object>) at.computeIfAbsent(key, name -> new LinkedHashMap<String, Object>());
        }
        return new Patch(at);
    }

    /** Puts another patch at a path, if it holds anything; answers whether it did. */
    boolean merge(Patch other, String... path) {
        if (!other.isEmpty()) {
            at(path).tree.putAll(other.tree);
        }
        return !other.isEmpty();
    }

    boolean isEmpty() {
        return tree.isEmpty();
    }

    Map<String, Object> tree() {
        return tree;
    }
}
