package balcony.server.reader;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The documents that the child holds, least recently used first. Together they hold at most {@link #MAX_CHANGES}; beyond that
 * the longest unused are freed, and whoever wants them again sends their changes again.
 */
final class LoadedMaps {
    /** About 250 MB of native memory. */
    static final int MAX_CHANGES = 200_000;

    private record Key(Request.Copy copy, String document) {}

    private final LinkedHashMap<Key, LoadedMap> maps = new LinkedHashMap<>(16, 0.75f, true);

    /** What is done to a document's copy; whatever goes wrong, the copy is dropped. */
    interface Extension {
        void run(LoadedMap map) throws LoadedMap.Refused;
    }

    /** How many changes of a document a copy holds; 0 where there is none. */
    int held(Request.Copy copy, String document) {
        LoadedMap map = maps.get(new Key(copy, document));
        return map == null ? 0 : map.count();
    }

    /** A copy that is held. */
    LoadedMap get(Request.Copy copy, String document) {
        LoadedMap map = maps.get(new Key(copy, document));
        if (map == null) {
            throw new IllegalStateException("not held: " + document);
        }
        return map;
    }

    /** Adds to a copy, from nothing where {@code from} is 0. */
    void extend(Request.Copy copy, String document, int from, Extension extension) throws LoadedMap.Refused {
        Key key = new Key(copy, document);
        if (from == 0) {
            drop(key);
            maps.put(key, new LoadedMap());
        }
        boolean done = false;
        try {
            extension.run(get(copy, document));
            done = true;
        } finally {
            if (!done) {
                drop(key);
            }
        }
        evict(key);
    }

    private void evict(Key spared) {
        long held = maps.values().stream().mapToLong(LoadedMap::count).sum();
        Iterator<Map.Entry<Key, LoadedMap>> oldest = maps.entrySet().iterator();
        while (held > MAX_CHANGES && oldest.hasNext()) {
            Map.Entry<Key, LoadedMap> entry = oldest.next();
            if (!entry.getKey().equals(spared)) {
                held -= entry.getValue().count();
                entry.getValue().free();
                oldest.remove();
            }
        }
    }

    private void drop(Key key) {
        LoadedMap old = maps.remove(key);
        if (old != null) {
            old.free();
        }
    }
}
