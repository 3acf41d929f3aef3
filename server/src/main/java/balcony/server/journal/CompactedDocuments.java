package balcony.server.journal;

import balcony.server.crdt.CompactedDocument;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/**
 * The newest compacted document of each map, and the names of its changes: caches beside the log, which they never replace, and
 * which may be dropped at any time.
 */
public interface CompactedDocuments {
    /** The position up to which a map's document goes; 0 where there is none. Blocks. */
    long upTo(MapId map);

    /** A map's document, byte for byte as it was kept; one that is not is dropped, and then there is none. Blocks. */
    Optional<CompactedDocument> find(MapId map);

    /** Keeps a document of a map in place of an older one. */
    CompletionStage<Void> keep(MapId map, long upTo, CompactedDocument document, Instant at);

    /** The names of a map's first changes as they were kept, if they are still all that the log has up to there. Blocks. */
    Optional<byte[]> names(MapId map);

    /** Keeps the names of a map's first changes, so many up to a position, in place of older ones. */
    CompletionStage<Void> keepNames(MapId map, long upTo, int changes, byte[] names, Instant at);
}
