package balcony.server.room;

import balcony.server.crdt.CompactedDocument;
import balcony.server.crdt.DocumentId;
import balcony.server.journal.MapId;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** What makes and keeps documents that hold many changes in few bytes, for those who join with nothing. */
public interface Compactor {
    /** Makes none: all get single changes. */
    Compactor NONE = new Compactor() {
        @Override
        public long upTo(MapId map) {
            return 0;
        }

        @Override
        public Optional<CompactedDocument> document(MapId map) {
            return Optional.empty();
        }

        @Override
        public Optional<byte[]> names(MapId map) {
            return Optional.empty();
        }

        @Override
        public void keepNames(MapId map, long upTo, int changes, byte[] names) {}

        @Override
        public CompletionStage<Long> compact(MapId map, DocumentId document) {
            return CompletableFuture.completedStage(0L);
        }
    };

    /** The journal position up to which the map's newest document goes; 0 where there is none. Blocks. */
    long upTo(MapId map);

    /** The map's newest document, whole and unharmed. Blocks. */
    Optional<CompactedDocument> document(MapId map);

    /** The names of the map's first changes, as they were kept. Blocks. */
    Optional<byte[]> names(MapId map);

    /** Keeps the names of the map's first changes, so many up to a position, without blocking. */
    void keepNames(MapId map, long upTo, int changes, byte[] names);

    /** Makes a document of all that the journal holds by now, without blocking; completes, on any thread, with its position. */
    CompletionStage<Long> compact(MapId map, DocumentId document);
}
