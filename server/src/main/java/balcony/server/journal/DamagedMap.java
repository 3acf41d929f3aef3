package balcony.server.journal;

/** What the store holds of this map is not what was written. The map stays closed, and untouched; others are served. */
public final class DamagedMap extends RuntimeException {
    private final transient MapId map;

    DamagedMap(MapId map, String what) {
        super("map " + map + " is damaged: " + what + "; restore it from a backup");
        this.map = map;
    }

    DamagedMap(MapId map, RuntimeException cause) {
        super("map " + map + " is damaged: " + cause.getMessage() + "; restore it from a backup", cause);
        this.map = map;
    }

    public MapId map() {
        return map;
    }
}
