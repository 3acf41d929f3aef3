package balcony.server.room;

import balcony.server.access.Grant;
import balcony.server.crdt.DocumentId;
import balcony.server.journal.DamagedMap;
import balcony.server.journal.PersonId;
import balcony.server.limits.Limit;
import balcony.server.limits.Limits;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/**
 * One socket of one person: which peer it is and which documents it has open.
 *
 * <pre>
 *  connected ──join──> joined ──first word about a document──> seat opening ──grant──> seated in the room
 *                                                                    └──no grant──> held a second, then unavailable
 * </pre>
 *
 * Called on its loop alone; what it learns elsewhere it takes back there.
 */
public final class Session {
    /** What a waiting message counts beside its data. */
    private static final long MESSAGE_OVERHEAD = 1024;

    /** How often a request for an unknown document looks again within its grace. */
    static final Duration LOOK_AGAIN = Duration.ofMillis(200);

    private final Rooms rooms;
    private final PersonId person;
    private final Outbox outbox;
    private final Executor loop;
    private final Limits limits;
    private final Map<DocumentId, Seat> seats = new HashMap<>();
    private final AtomicBoolean ended = new AtomicBoolean();
    private Optional<String> peerId = Optional.empty();
    private boolean followsStoredHeads;
    private long waitingBytes;
    private boolean holding;

    /** A document that the peer spoke of. */
    private sealed interface Seat {
        /** It is not known yet whether the peer may have it. */
        record Opening(Queue<FromPeer.About> waiting) implements Seat {}

        record Taken(OpenRoom room, Member member) implements Seat {}
    }

    Session(Rooms rooms, PersonId person, Outbox outbox, Executor loop, Limits limits) {
        this.rooms = rooms;
        this.person = person;
        this.outbox = outbox;
        this.loop = loop;
        this.limits = limits;
    }

    /** Takes a peer id; completes on the loop, with false if it is somebody else's. */
    public CompletionStage<Boolean> join(String peer) {
        CompletableFuture<Boolean> joined = new CompletableFuture<>();
        rooms.pool().execute(() -> {
            boolean claimed = false;
            try {
                claimed = !peer.equals(rooms.hub().peerId()) && rooms.gate().claimPeer(peer, person);
            } catch (RuntimeException failed) {
                loop.execute(() -> joined.completeExceptionally(failed));
                return;
            }
            boolean taken = claimed;
            loop.execute(() -> {
                if (taken && !ended.get()) {
                    peerId = Optional.of(peer);
                    rooms.announce(peer, this);
                }
                joined.complete(taken);
            });
        });
        return joined;
    }

    /** The peer id, once joined. */
    public Optional<String> peerId() {
        return peerId;
    }

    /** Handles a message of the joined peer. */
    public void receive(FromPeer message) {
        if (ended.get()) {
            return;
        }
        if (message instanceof FromPeer.About about) {
            receiveAbout(about);
        } else if (message instanceof FromPeer.Subscriptions subscriptions) {
            subscribe(subscriptions);
        }
    }

    /** Leaves all rooms: the socket is gone, or goes. Any thread; the second time it does nothing. */
    public void end() {
        if (ended.compareAndSet(false, true)) {
            loop.execute(() -> {
                peerId.ifPresent(peer -> rooms.forget(peer, this));
                seats.values().forEach(this::leave);
                seats.clear();
            });
        }
    }

    /** The same peer connected again, by another socket. */
    void replaced() {
        end();
        outbox.close(CloseReason.REPLACED);
    }

    Outbox outbox() {
        return outbox;
    }

    private void receiveAbout(FromPeer.About message) {
        Seat seat = seats.get(message.document());
        if (seat instanceof Seat.Taken taken) {
            boolean canWait =
                    message instanceof FromPeer.Sync sync && sync.onlyConfirms() && !taken.member().waitsForMore;
            Consumer<Room> receiving = room -> receiveIn(room, taken, message);
            if (canWait) {
                taken.room().runSoon(receiving, cause -> outbox.close(CloseReason.NOT_STORED));
            } else {
                taken.room().run(receiving, cause -> outbox.close(CloseReason.NOT_STORED));
            }
        } else if (seat instanceof Seat.Opening opening) {
            hold(opening, message);
        } else if (seats.size() >= limits.of(Limit.DOCUMENTS_PER_SOCKET)) {
            outbox.close(CloseReason.TOO_MUCH);
        } else {
            Seat.Opening opening = new Seat.Opening(new ArrayDeque<>());
            hold(opening, message);
            seats.put(message.document(), opening);
            look(message, HeldRequests.GRACE);
        }
    }

    private void receiveIn(Room room, Seat.Taken taken, FromPeer.About message) {
        try {
            room.receive(taken.member(), message, taken.room().now());
        } catch (RuntimeException bug) {
            outbox.close(CloseReason.INTERNAL);
            throw bug;
        }
    }

    private void hold(Seat.Opening opening, FromPeer.About message) {
        waitingBytes += weight(message);
        if (waitingBytes > limits.of(Limit.WAITING_BYTES)) {
            outbox.close(CloseReason.TOO_MUCH);
        } else {
            opening.waiting().add(message);
        }
        holdOrLetGo();
    }

    private void holdOrLetGo() {
        boolean wanted = waitingBytes >= limits.of(Limit.HOLD_BYTES);
        if (wanted != holding) {
            holding = wanted;
            outbox.holdReading(wanted);
        }
    }

    private static long weight(FromPeer.About message) {
        int data = message instanceof FromPeer.Sync sync
                ? sync.bytes()
                : message instanceof FromPeer.Ephemeral ephemeral ? ephemeral.data().length : 0;
        return MESSAGE_OVERHEAD + data;
    }

    private void waitedFor(Seat.Opening opening) {
        opening.waiting().forEach(message -> waitingBytes -= weight(message));
        holdOrLetGo();
    }

    /** Looks for the document; where nothing is found, again until the grace is over: its maker's first message may be late. */
    private void look(FromPeer.About first, Duration grace) {
        rooms.pool().execute(() -> {
            try {
                Optional<Grant> grant = rooms.grant(person, first.document()).or(() -> found(first));
                if (grant.isPresent()) {
                    enter(first.document(), grant.get());
                } else if (grace.isNegative() || grace.isZero()) {
                    loop.execute(() -> unavailable(first.document()));
                } else {
                    var unused = rooms.pool()
                            .schedule(
                                    () -> look(first, grace.minus(LOOK_AGAIN)),
                                    LOOK_AGAIN.toMillis(),
                                    TimeUnit.MILLISECONDS);
                }
            } catch (RuntimeException failed) {
                outbox.close(CloseReason.NOT_STORED);
            }
        });
    }

    private Optional<Grant> found(FromPeer.About first) {
        boolean brings = first instanceof FromPeer.Sync sync && !sync.request();
        return brings ? rooms.founder().flatMap(founder -> founder.found(first.document(), person)) : Optional.empty();
    }

    private void enter(DocumentId document, Grant known) {
        rooms.visit(
                known.map(),
                (open, room) -> {
                    // Asked again on the room's thread, which hears of later changes itself: so none falls between.
                    Optional<Grant> grant = rooms.grant(person, document);
                    if (grant.isEmpty() || ended.get()) {
                        loop.execute(() -> unavailable(document));
                        return;
                    }
                    Member member = room.enter(peerId.orElseThrow(), document, grant.get(), outbox, open.now());
                    loop.execute(() -> take(document, new Seat.Taken(open, member)));
                },
                cause -> notOpened(document, cause));
    }

    /** A damaged map is absent, so that the socket goes on with others; anything else may pass, so the peer comes again. */
    private void notOpened(DocumentId document, RuntimeException cause) {
        if (cause instanceof DamagedMap) {
            loop.execute(() -> unavailable(document));
        } else {
            outbox.close(CloseReason.NOT_STORED);
        }
    }

    private void take(DocumentId document, Seat.Taken taken) {
        Seat before = seats.put(document, taken);
        if (ended.get()) {
            leave(taken);
            return;
        }
        if (followsStoredHeads) {
            followStoredHeads(taken);
        }
        if (before instanceof Seat.Opening opening) {
            waitedFor(opening);
            opening.waiting().forEach(this::receiveAbout);
        }
    }

    private void unavailable(DocumentId document) {
        if (!(seats.remove(document) instanceof Seat.Opening opening)) {
            return;
        }
        waitedFor(opening);
        if (opening.waiting().stream().anyMatch(message -> message instanceof FromPeer.Sync)) {
            outbox.send(new ToPeer.Unavailable(document));
            outbox.flush();
        }
    }

    private void subscribe(FromPeer.Subscriptions subscriptions) {
        String ours = rooms.hub().storageId();
        if (subscriptions.remove().contains(ours)) {
            followsStoredHeads = false;
        }
        if (subscriptions.add().contains(ours)) {
            followsStoredHeads = true;
        }
        for (Seat seat : seats.values()) {
            if (seat instanceof Seat.Taken taken) {
                followStoredHeads(taken);
            }
        }
    }

    private void followStoredHeads(Seat.Taken taken) {
        boolean follows = followsStoredHeads;
        taken.room()
                .run(
                        room -> room.followStoredHeads(
                                taken.member(), follows, taken.room().now()),
                        cause -> {});
    }

    private void leave(Seat seat) {
        if (seat instanceof Seat.Taken taken) {
            taken.room().run(room -> room.leave(taken.member(), taken.room().now()), cause -> {});
        }
    }
}
