package balcony.server.web;

import balcony.server.journal.MapId;
import io.vertx.core.Future;
import java.util.List;

/** What somebody with an invite sees of a map before they come in. */
@FunctionalInterface
public interface MapGlance {
    Future<Glance> at(MapId map);

    /** The map's words about itself, and for whom one may speak in it. */
    record Glance(String title, String question, List<Voice> voices) {
        public Glance {
            voices = List.copyOf(voices);
        }
    }

    /** One of the map's voices. */
    record Voice(String id, String name, String kind, String colour) {}
}
