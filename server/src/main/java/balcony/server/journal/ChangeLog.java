package balcony.server.journal;

import balcony.server.crdt.ActorId;
import balcony.server.crdt.Change;
import balcony.server.crdt.ChangeHash;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionStage;

/**
 * The log of changes of all maps, as rooms use it. Appends of all rooms share one transaction (group commit); reading happens on
 * the caller's thread and may block, so never on an event loop. The log is never rewritten.
 */
public interface ChangeLog {
    /**
     * Makes changes durable. The stage completes, on the journal's thread, only after the commit; with an exception if they were
     * not written. One room's failure fails no other's. A change already there is left alone and answered with its old row.
     */
    CompletionStage<List<StoredChange>> append(MapId map, List<Change> changes, PersonId person, Instant receivedAt);

    /** A map's changes in journal order, each after everything it depends on. */
    List<StoredChange> load(MapId map);

    /** At most {@code limit} of a map's changes behind a position, in journal order. */
    List<StoredChange> after(MapId map, long position, int limit);

    /** Who first brought each actor of a map: the only person whose changes may carry it. */
    Map<ActorId, PersonId> actors(MapId map);

    /** The number of the last change of each actor of a map. */
    Map<ActorId, Long> lastNumbers(MapId map);

    /** The hashes that this map refused; a refusal is for ever. */
    Set<ChangeHash> refused(MapId map);

    /** Makes refusals durable. */
    CompletionStage<Void> refuse(MapId map, Collection<ChangeHash> hashes, PersonId person, String reason, Instant at);
}
