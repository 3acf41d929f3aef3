package balcony.server.web.plain;

import balcony.model.SystemMap;
import balcony.server.crdt.ChangeHash;
import balcony.server.history.MapKey;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** The maps that guests looked at last, as they were: however often a link is followed, the reader is asked once for each state of a map. */
final class KeptMaps {
    /** Maps that stay in memory. */
    private static final int MOST = 16;

    private record State(MapKey map, List<ChangeHash> heads) {}

    private final Map<State, SystemMap> maps = new LinkedHashMap<>(MOST, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<State, SystemMap> eldest) {
            return size() > MOST;
        }
    };

    /** Blocks while a map is read that is not kept. */
    SystemMap at(MapKey key, List<ChangeHash> heads, Supplier<SystemMap> read) {
        State state = new State(key, List.copyOf(heads));
        synchronized (maps) {
            SystemMap kept = maps.get(state);
            if (kept != null) {
                return kept;
            }
        }
        SystemMap map = read.get();
        synchronized (maps) {
            maps.put(state, map);
        }
        return map;
    }
}
