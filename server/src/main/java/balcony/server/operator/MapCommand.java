package balcony.server.operator;

import balcony.server.access.MapKeeper;
import balcony.server.journal.MapId;
import java.security.SecureRandom;
import java.time.InstantSource;
import picocli.CommandLine.Parameters;

/** A command about one map, with no server beside it. */
abstract class MapCommand extends OperatorCommand {
    @Parameters(paramLabel = "MAP", description = "The map's id, as ./balcony maps lists it.")
    private String map = "";

    /** Does it. */
    abstract int run(Store store, MapKeeper keeper);

    @Override
    int run() {
        try (Store store = Store.take(data())) {
            return run(store, new MapKeeper(store.database(), new SecureRandom(), InstantSource.system()));
        }
    }

    MapId map() {
        return new MapId(map);
    }

    /** Says what was done, or that there is no such map. */
    int done(boolean found, String words) {
        if (!found) {
            err().println("balcony: there is no map " + map);
            return FAILED;
        }
        out().println(words);
        return DONE;
    }
}
