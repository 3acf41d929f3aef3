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
 */
public record SyncMessage(List<ChangeHash> heads, List<ChangeHash> need, List<Have> have, List<byte[]> changes) {
    public SyncMessage {
        heads = List.copyOf(heads);
        need = List.copyOf(need);
        have = List.copyOf(have);
        changes = List.copyOf(changes);
    }
}
