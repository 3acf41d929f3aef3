package balcony.server.journal;

import balcony.server.crdt.ChangeHash;
import java.time.Instant;
import java.util.List;

/**
 * A moment as the server keeps it: this row decides, whatever the document says of it.
 *
 * @param heads the heads of the map from before it was marked, sorted
 * @param kind {@code moment} or {@code review}
 * @param member who marked it
 */
public record StoredMoment(
        String id, String title, String narration, List<ChangeHash> heads, String kind, MemberId member, Instant at) {
    public StoredMoment {
        heads = List.copyOf(heads);
    }
}
