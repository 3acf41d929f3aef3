package balcony.server.history;

import balcony.server.crdt.ChangeHash;
import java.util.List;

/** What words for a point in a map's past turn out to mean. */
public sealed interface Point {
    /** A point that the map has. */
    record At(List<ChangeHash> heads) implements Point {
        public At {
            heads = List.copyOf(heads);
        }
    }

    /** Words that could mean a point, but the map has none such. */
    record Unknown(String reason) implements Point {}

    /** Words that can mean no point. */
    record Unreadable(String reason) implements Point {}
}
