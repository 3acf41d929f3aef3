package balcony.server.room;

import balcony.server.access.Grant;
import balcony.server.crdt.DocumentId;
import balcony.server.sync.ChangeGraph;
import balcony.server.sync.PeerSync;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;

/** One peer in one room. Owned by the room's thread. */
final class Member {
    /** Sessions of one peer whose ephemeral counts are remembered; a stock client has one per page load. */
    private static final int MAX_EPHEMERAL_SESSIONS = 16;

    final String peerId;
    final DocumentId document;
    final Outbox outbox;
    final PeerSync sync;

    /** What the peer sent while an earlier message of its own was being stored. */
    final Queue<FromPeer.Sync> inbox = new ArrayDeque<>();

    /** What the person may do now. */
    Grant grant;

    /** Whether a message of the peer is being stored, so that later ones wait. */
    boolean storing;

    boolean followsStoredHeads;
    boolean left;

    /** Until when a request for an empty document is held. */
    Optional<Instant> heldUntil = Optional.empty();

    private final Map<String, Long> ephemeralCounts = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Long> eldest) {
            return size() > MAX_EPHEMERAL_SESSIONS;
        }
    };

    Member(String peerId, DocumentId document, Grant grant, Outbox outbox, ChangeGraph graph) {
        this.peerId = peerId;
        this.document = document;
        this.grant = grant;
        this.outbox = outbox;
        this.sync = new PeerSync(graph);
    }

    /** Whether an ephemeral message is newer than all of its session that came before. */
    boolean isNew(FromPeer.Ephemeral message) {
        Long last = ephemeralCounts.get(message.sessionId());
        if (last != null && last >= message.count()) {
            return false;
        }
        ephemeralCounts.put(message.sessionId(), message.count());
        return true;
    }
}
