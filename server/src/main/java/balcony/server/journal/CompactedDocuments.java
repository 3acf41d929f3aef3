package balcony.server.journal;

import balcony.server.crdt.CompactedDocument;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** The newest compacted document of each map: a cache beside the log, which it never replaces, and which may be dropped at any time. */
public interface CompactedDocuments {
    /** The position up to which a map's document goes; 0 where there is none. Blocks. */
    long upTo(MapId map);

    /** A map's document, byte for byte as it was kept; one that is not is dropped, and then there is none. Blocks. */
    Optional<CompactedDocument> find(MapId map);

    /** Keeps a document of a map in place of an older one. */
    CompletionStage<Void> keep(MapId map, long upTo, CompactedDocument document, Instant at);
}
