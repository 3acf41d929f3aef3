package balcony.server.history;

import java.util.List;
import java.util.OptionalLong;

/**
 * A stretch of something longer.
 *
 * @param next the journal position behind which the next page begins; empty on the last page
 */
public record Page<T>(List<T> items, OptionalLong next) {
    public Page {
        items = List.copyOf(items);
    }
}
