package balcony.server.room;

import balcony.server.crdt.CompactedDocument;
import balcony.server.crdt.DocumentId;
import balcony.server.journal.MapId;
import balcony.server.sync.ChangeGraph;
import java.util.Optional;
import java.util.concurrent.Executor;

/** When a map gets a new compacted document, and the names of its changes are kept anew: whenever it has grown enough since the last. Owned by the room's thread. */
final class Compaction {
    /** Changes that a map grows by before it is compacted anew; a larger map waits longer, as compacting it takes longer. */
    static final int AFTER_CHANGES = 500;

    /** The part of a map that it grows by at least: one fiftieth. */
    private static final int AFTER_PART = 50;

    private final MapId map;
    private final ChangeGraph graph;
    private final Compactor compactor;
    private final Executor thread;
    /** How large the map was when it was compacted last, or when that was tried. */
    private int compacted;

    private boolean hasDocument;
    private boolean underWay;

    /** @param thread runs tasks on the thread that owns the room */
    Compaction(MapId map, ChangeGraph graph, Compactor compactor, Executor thread) {
        this.map = map;
        this.graph = graph;
        this.compactor = compactor;
        this.thread = thread;
    }

    /** Finds out how far the map is compacted already; blocks. */
    void look() {
        long position = compactor.upTo(map);
        hasDocument = position > 0;
        compacted = graph.sizeUpTo(position);
    }

    /** The newest document; blocks. If it is gone, it is made anew. */
    Optional<CompactedDocument> document() {
        Optional<CompactedDocument> kept = hasDocument ? compactor.document(map) : Optional.empty();
        if (hasDocument && kept.isEmpty()) {
            hasDocument = false;
            compacted = 0;
        }
        return kept;
    }

    /** Has a document made if the map has grown enough. If that fails, it waits until the map has grown as much again. */
    void consider(DocumentId document) {
        int grown = graph.size() - compacted;
        if (underWay || grown < Math.max(AFTER_CHANGES, graph.size() / AFTER_PART)) {
            return;
        }
        underWay = true;
        int size = graph.size();
        compactor.keepNames(map, graph.lastPosition(), size, graph.names());
        var unused = compactor
                .compact(map, document)
                .whenCompleteAsync(
                        (position, failed) -> {
                            underWay = false;
                            hasDocument |= failed == null && position > 0;
                            compacted = size;
                        },
                        thread);
    }
}
