package balcony.server.journal;

import balcony.server.crdt.ActorId;
import balcony.server.crdt.Change;
import balcony.server.crdt.ChangeHash;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * That a map's log read back is the one that was written: a chunk vouches for itself, and these rules for which chunks there are and
 * whose they are. Where a row is missing or stands in a wrong place, something that people drew would vanish without a word.
 */
public final class LogProof {
    private final MapId map;
    private final Map<ActorId, PersonId> owners;
    private final ServerActors server;
    private final Set<Long> returned;
    private final Predicate<ChangeHash> isBefore;
    private final Map<ActorId, Long> lastSeq = new HashMap<>();

    /**
     * @param owners whose each actor of the map is
     * @param returned the positions of what came back after a restore: its author may have been unknown then
     * @param isBefore whether a change was already read
     */
    LogProof(
            MapId map,
            Map<ActorId, PersonId> owners,
            ServerActors server,
            Set<Long> returned,
            Predicate<ChangeHash> isBefore) {
        this.map = map;
        this.owners = owners;
        this.server = server;
        this.returned = Set.copyOf(returned);
        this.isBefore = isBefore;
    }

    /**
     * Looks at the next change, from the first on.
     *
     * @throws DamagedMap if the log does not hold together
     */
    public void check(StoredChange stored) {
        Change change = stored.change();
        ActorId actor = change.actor();
        if (!change.deps().stream().allMatch(isBefore) || lastSeq.getOrDefault(actor, 0L) + 1 != change.seq()) {
            throw new DamagedMap(map, "what stood before position " + stored.position() + " is missing");
        }
        boolean isOwners = stored.person().equals(owners.get(actor));
        if (!isOwners && !server.has(actor) && !returned.contains(stored.position())) {
            throw new DamagedMap(map, "the change at position " + stored.position() + " is not its actor's owner's");
        }
        lastSeq.put(actor, change.seq());
    }
}
