package balcony.server.operator;

import balcony.server.journal.MapId;
import java.util.Optional;

/**
 * Something in a database that is not as it was written.
 *
 * @param map the map that it is about; empty where it is about the whole file
 * @param cacheOnly whether it is about a cache that the server makes again
 * @param words what is wrong, for the person at the terminal; never content
 */
record Finding(Optional<MapId> map, boolean cacheOnly, String words) {
    static Finding ofFile(String words) {
        return new Finding(Optional.empty(), false, words);
    }

    static Finding of(MapId map, String words) {
        return new Finding(Optional.of(map), false, words);
    }

    static Finding ofCache(MapId map, String words) {
        return new Finding(Optional.of(map), true, words + " (a cache: the server makes it again)");
    }

    @Override
    public String toString() {
        return map.map(id -> "map " + id + ": " + words).orElse(words);
    }
}
