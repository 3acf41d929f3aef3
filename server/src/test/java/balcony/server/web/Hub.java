package balcony.server.web;

import balcony.server.course.CourseBook;
import balcony.server.crdt.ChangeDecoder;
import balcony.server.crdt.DocumentId;
import balcony.server.journal.MapId;
import balcony.server.journal.PersonId;
import balcony.server.limits.Limits;
import balcony.server.room.Compactor;
import balcony.server.room.HubIdentity;
import balcony.server.room.RoomMeter;
import balcony.server.room.Rooms;
import balcony.server.room.SettableGate;
import balcony.server.room.StrictChangeLog;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

/** The sync socket on a free port, with a journal and grants in memory. A ticket is simply the person's name. */
final class Hub implements AutoCloseable {
    static final HubIdentity IDENTITY = new HubIdentity("balcony-hub", "3c9e5b2a-7d1f-4c60-9a53-0f2f64ab8e11");

    final SettableGate gate;
    final StrictChangeLog log;
    final Rooms rooms;
    private final Vertx vertx = Vertx.vertx();
    private final ScheduledExecutorService pool = Executors.newScheduledThreadPool(4);
    private final HttpFront front;
    private final SyncSocket socket;

    Hub() {
        this(Clock.systemUTC());
    }

    /** A hub whose rooms live by this clock. */
    Hub(Clock clock) {
        this(new SettableGate(), new StrictChangeLog(), clock);
    }

    Hub(Limits limits) {
        this(new SettableGate(), new StrictChangeLog(), limits, Clock.systemUTC());
    }

    /** A hub over what an earlier one left. */
    Hub(SettableGate gate, StrictChangeLog log) {
        this(gate, log, Clock.systemUTC());
    }

    private Hub(SettableGate gate, StrictChangeLog log, Clock clock) {
        this(gate, log, Limits.DEFAULT, clock);
    }

    private Hub(SettableGate gate, StrictChangeLog log, Limits limits, Clock clock) {
        this.gate = gate;
        this.log = log;
        rooms = new Rooms(
                IDENTITY,
                gate,
                CourseBook.NONE,
                log,
                Compactor.NONE,
                ChangeDecoder::decode,
                Optional.of(gate),
                limits,
                RoomMeter.NONE,
                pool,
                clock);
        socket = new SyncSocket(
                (request, cookieCounts) -> Future.succeededFuture(Optional.ofNullable(request.getParam("ticket"))
                        .map(name -> new SocketIdentity.Authenticated(new PersonId(name), Instant.MAX))),
                new Origins(Optional.empty()),
                rooms,
                IDENTITY,
                limits,
                Clock.systemUTC());
        front = new HttpFront(
                vertx,
                new Listen("127.0.0.1", 0, Optional.empty()),
                new Origins(Optional.empty()),
                limits,
                lag -> {},
                List.of(socket));
        front.open();
    }

    int port() {
        return front.port();
    }

    String url(String person) {
        return "ws://127.0.0.1:" + front.port() + "/sync?ticket=" + person;
    }

    /** How many bytes wait to be written to sockets. */
    long queuedBytes() {
        return socket.queuedBytes();
    }

    /** How many changes the journal has of a document. */
    int stored(DocumentId document) {
        return log.load(new MapId(document.text())).size();
    }

    @Override
    public void close() {
        front.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
        pool.shutdownNow();
        log.close();
        if (!log.broken().isEmpty()) {
            throw new AssertionError("the rooms broke promises to the journal: " + log.broken());
        }
    }
}
