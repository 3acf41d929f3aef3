package balcony.server.room;

import balcony.server.crdt.CompactedDocument;
import balcony.server.journal.ChangeLog;
import balcony.server.journal.MapId;
import balcony.server.sync.ChunkSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** The bytes of one map's changes, from the journal and from the cache of compacted documents. */
record JournalChunks(MapId map, ChangeLog log, Supplier<Optional<CompactedDocument>> kept) implements ChunkSource {
    @Override
    public List<byte[]> chunks(long position, int count) {
        return log.after(map, position - 1, count).stream()
                .map(stored -> stored.change().chunk())
                .toList();
    }

    @Override
    public Optional<CompactedDocument> document() {
        return kept.get();
    }
}
