package balcony.server.sync;

import balcony.server.crdt.ChangeHash;
import java.util.List;

/**
 * What a peer says that it has.
 *
 * @param lastSync the heads up to which both sides have everything
 * @param since the changes that it has beyond those
 */
public record Have(List<ChangeHash> lastSync, BloomFilter since) {
    public Have {
        lastSync = List.copyOf(lastSync);
    }
}
