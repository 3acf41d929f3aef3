package balcony.server.maps;

import balcony.server.crdt.CompactedDocument;
import balcony.server.crdt.DocumentId;
import balcony.server.history.History;
import balcony.server.history.MapKey;
import balcony.server.journal.CompactedDocuments;
import balcony.server.journal.MapId;
import balcony.server.room.Compactor;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;

/** Has the reader make compacted documents, checks each against the journal's heads, and keeps those that stand. */
public final class DocumentKeeper implements Compactor {
    private final History history;
    private final CompactedDocuments documents;
    private final Executor thread;
    private final InstantSource clock;

    /** @param thread runs what waits for the reader: one at a time is enough */
    public DocumentKeeper(History history, CompactedDocuments documents, Executor thread, InstantSource clock) {
        this.history = history;
        this.documents = documents;
        this.thread = thread;
        this.clock = clock;
    }

    @Override
    public long upTo(MapId map) {
        return documents.upTo(map);
    }

    @Override
    public Optional<CompactedDocument> document(MapId map) {
        return documents.find(map);
    }

    @Override
    public Optional<byte[]> names(MapId map) {
        return documents.names(map);
    }

    @Override
    public void keepNames(MapId map, long upTo, int changes, byte[] names) {
        documents.keepNames(map, upTo, changes, names, clock.instant());
    }

    @Override
    public CompletionStage<Long> compact(MapId map, DocumentId document) {
        return CompletableFuture.supplyAsync(() -> history.compacted(new MapKey(map, document)), thread)
                .thenCompose(made -> documents
                        .keep(map, made.position(), made.document(), clock.instant())
                        .thenApply(kept -> made.position()));
    }
}
