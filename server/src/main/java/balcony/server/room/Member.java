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

    /** Refused changes of one socket; the map remembers each for ever. */
    static final int MAX_REFUSALS = 20_000;

    /** Bytes of a peer's messages that wait for its own earlier ones, from which on nothing more is read from it. */
    static final long HOLD_BYTES = 1 << 20;

    /** Messages that wait for earlier ones, from which on nothing more is read. */
    static final int HOLD_MESSAGES = 64;

    /** Bytes that may wait: what was on its way when reading stopped comes on top. */
    private static final long MAX_INBOX_BYTES = 32L << 20;

    /** Messages that may wait: some reads of 64 KiB full of the smallest ones. */
    private static final int MAX_INBOX = 20_000;

    final String peerId;
    final DocumentId document;
    final Outbox outbox;
    final PeerSync sync;

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

    /** Keeps a message that came while an earlier one of the same peer was being stored; false if there is no room. */
    boolean keep(FromPeer.Sync message) {
        if (inbox.size() >= MAX_INBOX || inboxBytes + message.bytes() > MAX_INBOX_BYTES) {
            return false;
        }
        inboxBytes += message.bytes();
        inbox.add(message);
        hold(held || inbox.size() >= HOLD_MESSAGES || inboxBytes >= HOLD_BYTES);
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
