package balcony.server.web;

import balcony.server.limits.Allowance;
import balcony.server.limits.Limits;
import balcony.server.room.CloseReason;
import balcony.server.room.HubIdentity;
import balcony.server.room.Rooms;
import io.netty.channel.EventLoop;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.net.impl.ConnectionBase;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The way into the rooms: a WebSocket at {@code /sync} that speaks automerge-repo's protocol 1.
 *
 * <p>A page of a foreign origin is refused at the upgrade. Missing or expired credentials are accepted and closed with a code,
 * because a page cannot see the status of a refused upgrade and a stock Node client dies of it.
 */
public final class SyncSocket implements Routes, AutoCloseable {
    private static final int FORBIDDEN = 403;
    private static final int UPGRADE_REQUIRED = 426;

    /**
     * For how long a stopping server says nothing before it closes sockets. A stock client that reads a message and the close frame
     * behind it at once answers the message on a socket that is closing, fails at that, and can never edit the document again.
     */
    private static final Duration SILENCE = Duration.ofMillis(200);

    /** For how long it waits for peers to be gone then. */
    private static final Duration FAREWELL = Duration.ofSeconds(2);

    private final SocketIdentity identity;
    private final Origins origins;
    private final Rooms rooms;
    private final EnvelopeWriter envelopes;
    private final InstantSource clock;
    private final AtomicLong queuedBytes = new AtomicLong();
    private final Limits limits;
    private final Turnstile turnstile;

    /** One for each event loop, of which there are a few for good. */
    private final Map<EventLoop, Shared> shared = new ConcurrentHashMap<>();

    private final Set<SyncConnection> connections = ConcurrentHashMap.newKeySet();
    private final CompletableFuture<Boolean> allGone = new CompletableFuture<>();
    private volatile boolean closing;

    /** What the sockets of one event loop have together. */
    private record Shared(LoopLine line, RepeatedSync syncs) {}

    public SyncSocket(
            SocketIdentity identity,
            Origins origins,
            Rooms rooms,
            HubIdentity hub,
            Limits limits,
            InstantSource clock) {
        this.identity = identity;
        this.origins = origins;
        this.rooms = rooms;
        this.envelopes = new EnvelopeWriter(hub);
        this.limits = limits;
        this.clock = clock;
        this.turnstile = new Turnstile(limits, System::nanoTime);
    }

    @Override
    public void addTo(Router router) {
        router.get("/sync").handler(this::upgrade);
    }

    private void upgrade(RoutingContext context) {
        HttpServerRequest request = context.request();
        Optional<String> origin = Optional.ofNullable(request.getHeader(HttpHeaders.ORIGIN));
        if (!"websocket".equalsIgnoreCase(request.getHeader(HttpHeaders.UPGRADE))) {
            context.fail(UPGRADE_REQUIRED);
            return;
        }
        if (origin.isPresent() && !origins.allowed(request)) {
            context.fail(FORBIDDEN);
            return;
        }
        request.pause();
        identity.of(request, origin.isPresent())
                .onFailure(context::fail)
                .onSuccess(found -> request.toWebSocket()
                        .onFailure(context::fail)
                        .onSuccess(socket -> begin(socket, request.connection(), found)));
    }

    /** How many sockets are open. */
    public int openCount() {
        return turnstile.open();
    }

    /** How many bytes wait to be written to all sockets together. */
    public long queuedBytes() {
        return queuedBytes.get();
    }

    /** Takes nobody new and ends all sockets, as the server stops. What was accepted before is stored by the journal. */
    @Override
    public void close() {
        closing = true;
        connections.forEach(SyncConnection::fallSilent);
        if (!connections.isEmpty() && !isEmptyAfter(SILENCE)) {
            connections.forEach(connection -> connection.close(CloseReason.SHUTDOWN));
            isEmptyAfter(FAREWELL);
        }
    }

    /** Waits for so long, or until nobody is connected. */
    private boolean isEmptyAfter(Duration time) {
        return allGone.copy()
                .completeOnTimeout(false, time.toMillis(), TimeUnit.MILLISECONDS)
                .join();
    }

    private void begin(
            ServerWebSocket socket, HttpConnection connection, Optional<SocketIdentity.Authenticated> found) {
        LastWord.watch(connection);
        if (closing) {
            close(socket, CloseReason.SHUTDOWN);
            return;
        }
        if (found.isEmpty()) {
            close(socket, CloseReason.NOT_AUTHENTICATED);
            return;
        }
        SocketIdentity.Authenticated who = found.get();
        String address = RequestLimits.address(socket.remoteAddress());
        if (!turnstile.arrive(address)) {
            close(socket, CloseReason.TOO_MANY_JOINING);
            return;
        }
        Optional<Allowance> allowance = turnstile.enter(who.person());
        if (allowance.isEmpty()) {
            turnstile.settle(address);
            close(socket, CloseReason.TOO_MANY_SOCKETS);
            return;
        }
        Shared loop = sharedBy(connection);
        SyncConnection opened = new SyncConnection(
                socket,
                connection,
                loop.line,
                loop.syncs,
                who,
                rooms,
                envelopes,
                limits,
                allowance.get(),
                queuedBytes,
                clock);
        connections.add(opened);
        opened.begin(() -> turnstile.settle(address), () -> ended(opened, who));
        if (closing) {
            opened.close(CloseReason.SHUTDOWN);
        }
    }

    private Shared sharedBy(HttpConnection connection) {
        return shared.computeIfAbsent(
                ((ConnectionBase) connection).channel().eventLoop(),
                loop -> new Shared(new LoopLine(loop), new RepeatedSync()));
    }

    private void ended(SyncConnection connection, SocketIdentity.Authenticated who) {
        turnstile.leave(who.person());
        connections.remove(connection);
        if (closing && connections.isEmpty()) {
            allGone.complete(true);
        }
    }

    private static void close(ServerWebSocket socket, CloseReason reason) {
        var unused = socket.close(reason.code(), reason.words());
    }
}
