package balcony.server.room;

import balcony.server.crdt.Change;
import balcony.server.crdt.ChangeHash;
import balcony.server.journal.PersonId;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionStage;

/** Something that wants to enter the map. Its steps run on the room's thread, in the order in which they stand here. */
interface Commit {
    PersonId person();

    /** The changes that it may store. Two commits that share one are not stored together: the second must find it in the map. */
    Set<ChangeHash> brings();

    /** Checks it against the map as it is now and starts to store it; completes, on any thread, when it is durable. */
    CompletionStage<?> start(Instant now);

    /** Enters what was stored and answers who brought it. Returns the changes that are new to everybody else. */
    List<Change> enter();

    /** Takes back what {@link #start} entered anywhere, and tells who brought it: nothing was stored. */
    void fail(Throwable cause);
}
