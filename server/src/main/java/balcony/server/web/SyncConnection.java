package balcony.server.web;

import balcony.server.limits.Allowance;
import balcony.server.limits.Limit;
import balcony.server.limits.Limits;
import balcony.server.room.CloseReason;
import balcony.server.room.FromPeer;
import balcony.server.room.Outbox;
import balcony.server.room.Rooms;
import balcony.server.room.Session;
import balcony.server.room.ToPeer;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.ServerWebSocket;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One open sync socket, from join to its end. Reads on its event loop; is written to from any thread.
 *
 * <pre>
 *  open ──join──> joining ──peer id is theirs──> joined ──> closed
 *    └──anything else, or nothing in time──────────────────> closed
 * </pre>
 */
final class SyncConnection implements Outbox {
    private static final Logger LOG = LoggerFactory.getLogger(SyncConnection.class);
    private static final String PROTOCOL_VERSION = "1";

    /** What may come with the bytes of join: the heads of frames, a ping or two. */
    private static final long FRAMING_BYTES = 1 << 10;

    private enum Phase {
        OPEN,
        JOINING,
        JOINED
    }

    private final ServerWebSocket socket;
    private final SocketIdentity.Authenticated who;
    private final LoopLine line;
    private final EnvelopeReader reader;
    private final EnvelopeWriter envelopes;
    private final InstantSource clock;
    private final Context context;
    private final Vertx vertx;
    private final Limits limits;
    private final Allowance allowance;
    private final InboundBytes inbound;
    private final FrameWriter frames;
    private final Pulse pulse;
    private final QueueLimits queue;
    private final Session session;
    private final AtomicLong queuedBytes = new AtomicLong();
    private final AtomicLong queuedInAll;
    private final AtomicBoolean closed = new AtomicBoolean();
    private final List<Long> timers = new ArrayList<>();
    private Phase phase = Phase.OPEN;
    private volatile byte[] target = new byte[0];
    private volatile boolean silent;
    private boolean isPaying;
    private boolean isFlushDue;
    private int holds;
    private long bytesBeforeJoin;
    private Runnable onSettled = () -> {};
    private Runnable onEnd = () -> {};

    /** Call on the socket's event loop. */
    SyncConnection(
            ServerWebSocket socket,
            HttpConnection connection,
            LoopLine line,
            RepeatedSync syncs,
            SocketIdentity.Authenticated who,
            Rooms rooms,
            EnvelopeWriter envelopes,
            Limits limits,
            Allowance allowance,
            AtomicLong queuedInAll,
            InstantSource clock) {
        this.socket = socket;
        this.line = line;
        this.who = who;
        this.reader = new EnvelopeReader(limits.size(Limit.EPHEMERAL_BYTES), syncs);
        this.envelopes = envelopes;
        this.limits = limits;
        this.allowance = allowance;
        this.clock = clock;
        this.queuedInAll = queuedInAll;
        this.context = Vertx.currentContext();
        this.vertx = context.owner();
        this.queue = QueueLimits.of(limits);
        this.pulse = new Pulse(limits.time(Limit.PING_SECONDS));
        this.inbound = InboundBytes.of(connection, this::arrived);
        this.frames = FrameWriter.of(connection);
        this.session = rooms.connect(who.person(), this, task -> context.runOnContext(ignored -> task.run()));
    }

    /**
     * Begins to read.
     *
     * @param settled run once, when the peer joined or is gone
     * @param ended run once, when the socket is gone
     */
    void begin(Runnable settled, Runnable ended) {
        onSettled = settled;
        onEnd = ended;
        socket.binaryMessageHandler(this::receive);
        socket.textMessageHandler(text -> close(CloseReason.TEXT_FRAME));
        socket.pongHandler(pong -> pulse.answered());
        socket.exceptionHandler(failure -> LOG.debug("a socket failed: {}", failure.toString()));
        socket.closeHandler(gone -> end());
        timers.add(vertx.setTimer(limits.time(Limit.JOIN_SECONDS).toMillis(), id -> {
            if (phase != Phase.JOINED) {
                close(CloseReason.JOIN_TIMEOUT);
            }
        }));
        timers.add(vertx.setPeriodic(limits.time(Limit.PING_SECONDS).toMillis(), id -> keepAlive()));
    }

    @Override
    public void send(ToPeer message) {
        boolean fleeting = message instanceof ToPeer.Ephemeral;
        if (closed.get() || (fleeting && queuedBytes.get() > queue.presenceBytes())) {
            return;
        }
        write(envelopes.message(message, target));
    }

    @Override
    public void flush() {
        line.flush();
    }

    @Override
    public boolean isCongested() {
        return queuedBytes.get() > queue.changesBytes();
    }

    @Override
    public void brought(long operations, long inflatedBytes) {
        if (!allowance
                .takeContents(operations, inflatedBytes, System.nanoTime())
                .isZero()) {
            context.runOnContext(ignored -> pay(0, 0));
        }
    }

    @Override
    public void close(CloseReason reason) {
        if (closed.compareAndSet(false, true)) {
            LOG.debug("closes a socket: {}", reason);
            session.end();
            // Behind all that was said before.
            line.add(() -> socket.close(reason.code(), reason.words()));
            line.flush();
        }
    }

    /** From now on says nothing more, but why it closes. */
    void fallSilent() {
        silent = true;
    }

    private void end() {
        closed.set(true);
        timers.forEach(vertx::cancelTimer);
        session.end();
        settle();
        onEnd.run();
    }

    /** The peer no longer counts as one that is about to join. */
    private void settle() {
        onSettled.run();
        onSettled = () -> {};
    }

    /** Counts what came, before it is known what it is. False if it is not to be read. */
    private boolean arrived(int bytes) {
        if (closed.get()) {
            return false;
        }
        pulse.heard();
        if (phase != Phase.JOINED) {
            bytesBeforeJoin += bytes;
            if (bytesBeforeJoin > limits.of(Limit.JOIN_BYTES) + FRAMING_BYTES) {
                close(CloseReason.TOO_LARGE);
                return false;
            }
        }
        pay(bytes, 0);
        return true;
    }

    /** Takes what came from the person's allowance, and reads nothing more until that is paid back. */
    private void pay(long bytes, long changes) {
        Duration pause = allowance.take(bytes, changes, System.nanoTime());
        if (!pause.isZero() && !isPaying) {
            LOG.debug("a person brings more than their allowance: pauses millis={}", pause.toMillis());
            isPaying = true;
            readOrPause();
            timers.add(vertx.setTimer(Math.max(1, pause.toMillis()), this::goOn));
        }
    }

    private void payForChanges(int changes) {
        if (changes > 0) {
            pay(0, changes);
        }
    }

    /** Reads on, unless more was taken on credit since the pause began. */
    private void goOn(long timer) {
        timers.remove(timer);
        isPaying = false;
        pay(0, 0);
        readOrPause();
    }

    /** The only place that decides whether the socket is read. */
    private void readOrPause() {
        if (!isPaused()) {
            // While nothing was read no answer to a ping was seen either.
            pulse.heard();
        }
        inbound.pause(isPaused());
    }

    private boolean isPaused() {
        return isPaying || holds > 0;
    }

    @Override
    public void holdReading(boolean hold) {
        context.runOnContext(ignored -> {
            holds += hold ? 1 : -1;
            readOrPause();
        });
    }

    private void receive(Buffer frame) {
        if (closed.get()) {
            return;
        }
        if (frame.length() > limits.of(phase == Phase.JOINED ? Limit.MESSAGE_BYTES : Limit.JOIN_BYTES)) {
            close(CloseReason.TOO_LARGE);
            return;
        }
        ClientMessage message = reader.read(frame.getBytes());
        if (message instanceof ClientMessage.Malformed malformed) {
            LOG.debug("a malformed frame: {}", malformed.reason());
            close(CloseReason.BAD_ENVELOPE);
        } else if (message instanceof ClientMessage.Join join) {
            join(join);
        } else if (phase != Phase.JOINED) {
            close(CloseReason.NOT_JOINED);
        } else if (message instanceof ClientMessage.Said said && isOwn(said.senderId())) {
            if (said.message() instanceof FromPeer.Sync sync) {
                payForChanges(sync.changes());
            }
            session.receive(said.message());
        }
    }

    /** Clients pass on others' ephemerals; only what a peer says of itself counts. */
    private boolean isOwn(String senderId) {
        return session.peerId().map(senderId::equals).orElse(false);
    }

    private void join(ClientMessage.Join join) {
        byte[] joining = EnvelopeWriter.target(join.senderId());
        if (!join.versions().contains(PROTOCOL_VERSION)) {
            refuse(joining, CloseReason.WRONG_VERSION);
            return;
        }
        if (phase == Phase.JOINED && isOwn(join.senderId())) {
            write(envelopes.peer(joining));
            flush();
            return;
        }
        if (phase != Phase.OPEN) {
            close(CloseReason.BAD_ENVELOPE);
            return;
        }
        phase = Phase.JOINING;
        session.join(join.senderId()).whenComplete((taken, failed) -> {
            if (failed != null) {
                close(CloseReason.NOT_STORED);
            } else if (!taken) {
                refuse(joining, CloseReason.PEER_TAKEN);
            } else {
                phase = Phase.JOINED;
                settle();
                target = joining;
                write(envelopes.peer(joining));
                flush();
            }
        });
    }

    private void refuse(byte[] joining, CloseReason reason) {
        write(envelopes.error(reason.words(), joining));
        close(reason);
    }

    private void write(byte[] bytes) {
        if (closed.get() || silent) {
            return;
        }
        long counts = Math.min(bytes.length, queue.messageCountsAtMost());
        if (count(counts) > queue.bytes()) {
            count(-counts);
            close(CloseReason.TOO_SLOW);
            return;
        }
        line.add(() -> writeNow(bytes, counts));
    }

    /** On the event loop. */
    private void writeNow(byte[] bytes, long counts) {
        if (silent) {
            count(-counts);
            return;
        }
        pulse.writing(bytes.length);
        frames.write(bytes, () -> {
            count(-counts);
            pulse.written(bytes.length);
        });
        if (!isFlushDue) {
            isFlushDue = true;
            line.afterwards(this::flushFrames);
        }
    }

    private void flushFrames() {
        isFlushDue = false;
        frames.flush();
    }

    /** Counts what waits to be written, here and in all sockets; returns what waits here. */
    private long count(long bytes) {
        queuedInAll.addAndGet(bytes);
        return queuedBytes.addAndGet(bytes);
    }

    private void keepAlive() {
        if (!clock.instant().isBefore(who.expires())) {
            close(CloseReason.NOT_AUTHENTICATED);
            return;
        }
        if (isPaused()) {
            return;
        }
        switch (pulse.beat()) {
            case ASK -> {
                var unused = socket.writePing(Buffer.buffer("balcony"));
            }
            case SILENT -> close(CloseReason.SILENT);
            case WAIT -> {}
        }
    }
}
