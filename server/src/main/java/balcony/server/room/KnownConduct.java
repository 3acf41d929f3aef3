package balcony.server.room;

import balcony.server.access.Conduct;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The conduct of a map as its room knows it. After it changed it is read anew, before anything else enters the map; while that
 * cannot be done nothing enters. Owned by the room's thread.
 */
final class KnownConduct {
    private final Supplier<Conduct> source;
    private Optional<Conduct> known = Optional.empty();

    /** @param source reads it from storage; blocks */
    KnownConduct(Supplier<Conduct> source) {
        this.source = source;
    }

    Conduct now() {
        Conduct now = known.orElseGet(source);
        known = Optional.of(now);
        return now;
    }

    /** It is another one now. */
    void changed() {
        known = Optional.empty();
    }
}
