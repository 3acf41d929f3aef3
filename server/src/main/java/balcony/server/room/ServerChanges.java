package balcony.server.room;

import balcony.server.crdt.ActorId;
import balcony.server.crdt.Change;
import balcony.server.crdt.ChangeHash;
import balcony.server.journal.MapId;
import balcony.server.journal.PersonId;
import balcony.server.journal.StoredChange;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/** How the server itself writes into a map: through its room, like everybody, and durable before anyone sees it. */
public interface ServerChanges {
    /**
     * Runs {@code maker} on the map's own executor with the map's changes so far, then journals and relays what it makes, in
     * order. Recorded under the person who asked. Fails if the maker throws or the journal does; then nothing was written.
     */
    CompletionStage<List<StoredChange>> write(MapId map, PersonId asker, Function<Past, List<Change>> maker);

    /**
     * A map's changes in an order that respects their dependencies, and its heads, sorted.
     *
     * @param server the actor under which the server writes
     */
    record Past(List<Change> changes, List<ChangeHash> heads, ActorId server) {}
}
