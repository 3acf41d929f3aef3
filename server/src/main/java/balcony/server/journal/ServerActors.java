package balcony.server.journal;

import balcony.server.crdt.ActorId;
import java.util.Set;

/**
 * The actors under which the server itself writes in a map. A restore gives it another one, so that what it writes from then on
 * cannot have the number of a change that it wrote after the backup, and that somebody still holds.
 *
 * @param now the one under which it writes
 * @param before those under which it wrote
 */
public record ServerActors(ActorId now, Set<ActorId> before) {
    public ServerActors {
        before = Set.copyOf(before);
    }

    /** Those of a map that was never restored. */
    public static ServerActors first(MapId map) {
        return new ServerActors(ServerActor.of(map, ""), Set.of());
    }

    public boolean has(ActorId actor) {
        return now.equals(actor) || before.contains(actor);
    }
}
