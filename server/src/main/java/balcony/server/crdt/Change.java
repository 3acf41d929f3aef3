package balcony.server.crdt;

import java.util.List;

/**
 * One change: its header, and the chunk that carries it, byte for byte as it came.
 *
 * @param hash SHA-256 of the uncompressed chunk, its name
 * @param deps the changes it builds on, sorted
 * @param actor who wrote it
 * @param seq its number among the actor's changes, from 1
 * @param startOp the counter of its first operation
 * @param opCount how many operations it holds
 * @param time seconds since 1970 by the author's clock; 0 where none was given
 * @param message the command that made it; empty where none was given
 * @param chunk the bytes that travel and are stored (chunk type 1, or 2 = deflated)
 */
public record Change(
        ChangeHash hash,
        List<ChangeHash> deps,
        ActorId actor,
        long seq,
        long startOp,
        long opCount,
        long time,
        String message,
        byte[] chunk) {
    public Change {
        deps = List.copyOf(deps);
    }

    /** Two changes are one if they have one hash. */
    @Override
    public boolean equals(Object other) {
        return other instanceof Change change && hash.equals(change.hash);
    }

    @Override
    public int hashCode() {
        return hash.hashCode();
    }
}
