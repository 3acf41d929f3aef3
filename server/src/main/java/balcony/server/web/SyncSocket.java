package balcony.server.web;

import balcony.server.limits.Allowance;
import balcony.server.limits.Limits;
import balcony.server.room.CloseReason;
import balcony.server.room.HubIdentity;
import balcony.server.room.Rooms;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The way into the rooms: a WebSocket at {@code /sync} that speaks automerge-repo's protocol 1.
 *
 * <p>A page of a foreign origin is refused at the upgrade. Missing or expired credentials are accepted and closed with a code,
 * because a page cannot see the status of a refused upgrade and a stock Node client dies of it.
 */
public final class SyncSocket implements Routes {
    private static final int FORBIDDEN = 403;
    private static final int UPGRADE_REQUIRED = 426;

    private final SocketIdentity identity;
    private final Origins origins;
    private final Rooms rooms;
    private final EnvelopeWriter envelopes;
    private final InstantSource clock;
    private final AtomicLong queuedBytes = new AtomicLong();
    private final Limits limits;
    private final Turnstile turnstile;

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

    private void begin(
            ServerWebSocket socket, HttpConnection connection, Optional<SocketIdentity.Authenticated> found) {
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
        new SyncConnection(socket, connection, who, rooms, envelopes, limits, allowance.get(), queuedBytes, clock)
                .begin(() -> turnstile.settle(address), () -> turnstile.leave(who.person()));
    }

    private static void close(ServerWebSocket socket, CloseReason reason) {
        var unused = socket.close(reason.code(), reason.words());
    }
}
