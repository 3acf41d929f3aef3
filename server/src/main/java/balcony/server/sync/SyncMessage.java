package balcony.server.sync;

import balcony.server.crdt.ChangeHash;
import java.util.List;

/**
 * One message of the Automerge sync protocol.
 *
 * @param heads the sender's newest changes
 * @param need changes that the sender lacks and asks for
 * @param have what the sender has; empty while it asks for changes that its peer may not have
 * @param changes chunks of changes, each after those it depends on where the sender could
 * @param version of a message that came, the highest that its sender says it reads; of one to be sent, in which it is written
 */
public record SyncMessage(
        List<ChangeHash> heads, List<ChangeHash> need, List<Have> have, List<byte[]> changes, Version version) {
    /** The form of a message: only the second may carry a whole document. */
    public enum Version {
        ONE,
        TWO
    }

    public SyncMessage(List<ChangeHash> heads, List<ChangeHash> need, List<Have> have, List<byte[]> changes) {
        this(heads, need, have, changes, Version.ONE);
    }

    public SyncMessage {
        heads = List.copyOf(heads);
        need = List.copyOf(need);
        have = List.copyOf(have);
        changes = List.copyOf(changes);
    }
}
