package balcony.server.web;

import balcony.server.access.MapEntry;
import balcony.server.access.Maps;
import balcony.server.journal.MapId;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.List;

/** The least that can be said of a map: its title, which needs no reading of the map itself. */
public final class TitleGlance implements MapGlance {
    private final Vertx vertx;
    private final Maps maps;

    public TitleGlance(Vertx vertx, Maps maps) {
        this.vertx = vertx;
        this.maps = maps;
    }

    @Override
    public Future<Glance> at(MapId map) {
        return vertx.executeBlocking(() -> maps.find(map), false)
                .map(found -> new Glance(found.map(MapEntry::title).orElse(""), "", List.of()));
    }
}
