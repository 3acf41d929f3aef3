package balcony.server.access;

import java.util.List;
import java.util.Optional;

/**
 * What of a map's conduct is to be otherwise.
 *
 * @param handsOff whether only enablers draw from now on; empty leaves it as it is
 * @param lock what is locked from now on
 * @param unlock what is not locked any more
 */
public record ConductChange(Optional<Boolean> handsOff, List<MapRecord> lock, List<MapRecord> unlock) {
    public ConductChange {
        lock = List.copyOf(lock);
        unlock = List.copyOf(unlock);
    }
}
