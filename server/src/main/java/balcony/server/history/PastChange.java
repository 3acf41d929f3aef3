package balcony.server.history;

import balcony.server.crdt.ActorId;
import balcony.server.crdt.Change;
import balcony.server.crdt.ChangeHash;
import balcony.server.journal.PersonId;
import balcony.server.journal.StoredChange;
import java.time.Instant;
import java.util.List;

/**
 * A change of a map's past, without what it carries.
 *
 * @param position its place in the journal
 * @param time seconds since 1970 by the author's clock
 * @param person who brought it, by the server's own record
 * @param bytes how much its chunk weighs
 * @param heads the heads of the map once it was in, sorted
 */
public record PastChange(
        long position,
        ChangeHash hash,
        List<ChangeHash> deps,
        ActorId actor,
        long seq,
        long time,
        String message,
        PersonId person,
        Instant receivedAt,
        int bytes,
        List<ChangeHash> heads) {
    public PastChange {
        deps = List.copyOf(deps);
        heads = List.copyOf(heads);
    }

    static PastChange of(StoredChange stored, List<ChangeHash> heads) {
        Change change = stored.change();
        return new PastChange(
                stored.position(),
                change.hash(),
                change.deps(),
                change.actor(),
                change.seq(),
                change.time(),
                change.message(),
                stored.person(),
                stored.receivedAt(),
                change.chunk().length,
                heads);
    }
}
