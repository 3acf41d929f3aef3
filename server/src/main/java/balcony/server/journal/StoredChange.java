package balcony.server.journal;

import balcony.server.crdt.Change;
import java.time.Instant;

/**
 * A change as the journal holds it.
 *
 * @param position its place in the journal, rising over all maps; what {@code ?after=} counts in
 * @param person who brought it: the server's own record, which stands against any {@code by} in the document
 * @param receivedAt when the server took it, to the millisecond
 */
public record StoredChange(long position, Change change, PersonId person, Instant receivedAt) {}
