package balcony.server.room;

import balcony.server.access.Grant;
import balcony.server.crdt.DocumentId;
import balcony.server.limits.Limit;
import balcony.server.limits.Limits;
import balcony.server.sync.ChangeGraph;
import balcony.server.sync.PeerSync;
import balcony.server.sync.PendingChanges;
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

    private final Delivery delivery;
    private final Limits limits;

    private final Queue<FromPeer.Sync> inbox = new ArrayDeque<>();
    private long inboxBytes;
    private boolean held;

    /** What the person may do now. */
    Grant grant;

    /** The time of the message that is being stored. */
    RoomMeter.Timing timing = () -> {};

    /** Whether a message of the peer is being stored, so that later ones wait. */
    boolean storing;

    /** Whether more is sent to the peer once it confirms what it was sent; read on any thread. */
    volatile boolean waitsForMore;

    boolean followsStoredHeads;
    boolean left;
    int refusals;

    private final Map<String, Long> ephemeralCounts = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Long> eldest) {
            return size() > MAX_EPHEMERAL_SESSIONS;
        }
    };

    Member(
            String peerId,
            DocumentId document,
            Grant grant,
            Outbox outbox,
            ChangeGraph graph,
            Limits limits,
            Delivery delivery) {
        this.peerId = peerId;
        this.document = document;
        this.grant = grant;
        this.outbox = outbox;
        this.limits = limits;
        this.sync = new PeerSync(
                graph, new PendingChanges(limits.size(Limit.PENDING_CHANGES), limits.of(Limit.PENDING_BYTES)));
        this.delivery = delivery;
    }

    /** Tells the peer something, once the room is done with what it does. */
    void tell(ToPeer message) {
        delivery.send(outbox, message);
    }

    /** Keeps a message that came while an earlier one of the same peer was being stored; false if there is no room. */
    boolean keep(FromPeer.Sync message) {
        if (inbox.size() >= limits.of(Limit.WAITING_MESSAGES)
                || inboxBytes + message.bytes() > limits.of(Limit.WAITING_BYTES)) {
            return false;
        }
        inboxBytes += message.bytes();
        inbox.add(message);
        hold(held || inbox.size() >= limits.of(Limit.HOLD_MESSAGES) || inboxBytes >= limits.of(Limit.HOLD_BYTES));
        return true;
    }

    /** The next message that was kept. */
    Optional<FromPeer.Sync> takeKept() {
        Optional<FromPeer.Sync> next = Optional.ofNullable(inbox.poll());
        next.ifPresent(message -> inboxBytes -= message.bytes());
        hold(held && !inbox.isEmpty());
        return next;
    }

    /** Marks that it is no longer here; what waits is for nobody. */
    void leave() {
        left = true;
        inbox.clear();
        hold(false);
    }

    private void hold(boolean wanted) {
        if (wanted != held) {
            held = wanted;
            outbox.holdReading(wanted);
        }
    }

    /** Whether more of its changes were refused than of any peer are: the map remembers each for ever. */
    boolean isRefusedTooOften() {
        return refusals > limits.of(Limit.REFUSALS_PER_SOCKET);
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
