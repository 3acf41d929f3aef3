package balcony.server.journal;

/** A change of this map does not read back as it was written. The map stays closed; others are served. */
public final class DamagedMap extends RuntimeException {
    private final transient MapId map;

    public DamagedMap(MapId map, long position) {
        super("map " + map + " is damaged at position " + position + ": restore it from a backup");
        this.map = map;
    }

    public MapId map() {
        return map;
    }
}
