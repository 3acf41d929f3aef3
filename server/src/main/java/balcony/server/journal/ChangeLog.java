package balcony.server.journal;

import balcony.server.crdt.ActorId;
import balcony.server.crdt.Change;
import balcony.server.crdt.ChangeHash;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.function.Predicate;

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

    /**
     * Makes changes durable that a restore lost and that somebody still holds. Each is recorded under its actor's owner, and what is
     * not the bringer's own as returned by them. An actor that belonged to nobody known goes to the owner named here.
     */
    CompletionStage<List<StoredChange>> takeBack(
            MapId map, List<Change> changes, Map<ActorId, PersonId> owners, PersonId by, Instant receivedAt);

    /** A map's changes in journal order, each after everything it depends on. */
    List<StoredChange> load(MapId map);

    /** At most {@code limit} of a map's changes behind a position, in journal order. */
    List<StoredChange> after(MapId map, long position, int limit);

    /** What holds of a map's log as it was written, to look at it change by change; {@code isBefore} tells what was read. */
    default LogProof proof(MapId map, Predicate<ChangeHash> isBefore) {
        return new LogProof(map, actors(map), serverActors(map), Set.of(), isBefore);
    }

    /** The actors under which the server itself writes in a map. */
    default ServerActors serverActors(MapId map) {
        return ServerActors.first(map);
    }

    /** That the store was restored and takes back what was lost; empty if it never was. */
    default Optional<Recovery> recovery() {
        return Optional.empty();
    }

    /** Who first brought each actor of a map: the only person whose changes may carry it. */
    Map<ActorId, PersonId> actors(MapId map);

    /** The number of the last change of each actor of a map. */
    Map<ActorId, Long> lastNumbers(MapId map);

    /** The hashes that this map refused; a refusal is for ever. */
    Set<ChangeHash> refused(MapId map);

    /** Makes refusals durable. */
    CompletionStage<Void> refuse(MapId map, Collection<ChangeHash> hashes, PersonId person, String reason, Instant at);
}
