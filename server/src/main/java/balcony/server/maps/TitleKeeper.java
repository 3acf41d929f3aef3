package balcony.server.maps;

import balcony.server.access.MapEntry;
import balcony.server.access.Maps;
import balcony.server.history.History;
import balcony.server.history.MapKey;
import balcony.server.journal.DamagedMap;
import balcony.server.reader.ReaderException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the title under which a map is listed what its document says. Looks, whenever it is told to, at the maps that changed
 * since it last did. One thread.
 */
public final class TitleKeeper {
    private static final Logger LOG = LoggerFactory.getLogger(TitleKeeper.class);

    private final Maps maps;
    private final History history;
    private long position;

    public TitleKeeper(Maps maps, History history) {
        this.maps = maps;
        this.history = history;
        this.position = maps.lastChange();
    }

    /** Looks once. Blocks; a map that cannot be read keeps the title that it has. */
    public void look() {
        try {
            long now = maps.lastChange();
            for (MapEntry map : maps.changedBehind(position)) {
                keep(map);
            }
            position = now;
        } catch (RuntimeException failure) {
            LOG.atWarn().setCause(failure).log("titles were not looked at; they will be, the next time");
        }
    }

    private void keep(MapEntry map) {
        MapKey key = new MapKey(map.id(), map.document());
        try {
            if (history.tree(key, history.heads(key)).get("title") instanceof String title
                    && !title.isBlank()
                    && !title.strip().equals(map.title())) {
                maps.retitle(map.id(), title.strip()).toCompletableFuture().join();
            }
        } catch (ReaderException | DamagedMap unread) {
            LOG.atDebug().addKeyValue("map", map.id()).setCause(unread).log("a map's title was not read");
        }
    }
}
