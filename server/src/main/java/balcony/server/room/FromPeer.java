package balcony.server.room;

import balcony.server.crdt.DocumentId;
import balcony.server.sync.DecodedMessage;
import java.util.Set;

/** What a joined peer says. */
public sealed interface FromPeer {
    /** Something about one document, which subscribes the peer to it if it may see it. */
    sealed interface About extends FromPeer {
        DocumentId document();
    }

    /**
     * A sync message, or bytes that are none.
     *
     * @param bytes how long it was
     * @param request whether the peer lacks the document and waits to hear if we lack it too
     */
    record Sync(DocumentId document, DecodedMessage message, int bytes, boolean request) implements About {
        /** How many changes it brings. */
        public int changes() {
            return message instanceof DecodedMessage.Valid valid
                    ? valid.message().changes().size()
                    : 0;
        }

        /** Whether it only says what the peer has, as most do. */
        boolean onlyConfirms() {
            return !request
                    && message instanceof DecodedMessage.Valid valid
                    && valid.message().changes().isEmpty()
                    && valid.message().need().isEmpty();
        }
    }

    /** Something fleeting for the document's other peers. */
    record Ephemeral(DocumentId document, String sessionId, long count, byte[] data) implements About {}

    /** Storage ids whose heads the peer wants to follow, or no longer. */
    record Subscriptions(Set<String> add, Set<String> remove) implements FromPeer {}
}
