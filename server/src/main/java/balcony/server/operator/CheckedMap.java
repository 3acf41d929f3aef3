package balcony.server.operator;

import balcony.server.crdt.ChangeHash;
import balcony.server.journal.MapId;
import java.util.List;

/**
 * A map as a check found it.
 *
 * @param changes how many changes its log holds
 * @param heads the changes on which none builds, sorted; they name its state
 */
record CheckedMap(MapId id, long changes, List<ChangeHash> heads) {
    CheckedMap {
        heads = List.copyOf(heads);
    }
}
