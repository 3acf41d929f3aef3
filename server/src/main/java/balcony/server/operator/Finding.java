package balcony.server.operator;

import balcony.server.journal.MapId;
import java.util.Optional;

/**
 * Something in a database that is not as it was written.
 *
 * @param map the map that it is about; empty where it is about the whole file
 * @param words what is wrong, for the person at the terminal; never content
 */
record Finding(Optional<MapId> map, String words) {
    static Finding ofFile(String words) {
        return new Finding(Optional.empty(), words);
    }

    static Finding of(MapId map, String words) {
        return new Finding(Optional.of(map), words);
    }

    @Override
    public String toString() {
        return map.map(id -> "map " + id + ": " + words).orElse(words);
    }
}
