package balcony.server.room;

import balcony.server.crdt.DocumentId;
import java.util.Set;

/** What a joined peer says. */
public sealed interface FromPeer {
    /** Something about one document, which subscribes the peer to it if it may see it. */
    sealed interface About extends FromPeer {
        DocumentId document();
    }

    /**
     * A sync message, still encoded and untrusted.
     *
     * @param request whether the peer lacks the document and waits to hear if we lack it too
     */
    record Sync(DocumentId document, byte[] data, boolean request) implements About {}

    /** Something fleeting for the document's other peers. */
    record Ephemeral(DocumentId document, String sessionId, long count, byte[] data) implements About {}

    /** Storage ids whose heads the peer wants to follow, or no longer. */
    record Subscriptions(Set<String> add, Set<String> remove) implements FromPeer {}
}
