package balcony.server.web;

import balcony.server.journal.PersonId;
import balcony.server.room.CloseReason;
import balcony.server.room.HubIdentity;
import balcony.server.room.Rooms;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
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
    private final Map<PersonId, Integer> socketsByPerson = new ConcurrentHashMap<>();

    public SyncSocket(SocketIdentity identity, Origins origins, Rooms rooms, HubIdentity hub, InstantSource clock) {
        this.identity = identity;
        this.origins = origins;
        this.rooms = rooms;
        this.envelopes = new EnvelopeWriter(hub);
        this.clock = clock;
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
                .onSuccess(found ->
                        request.toWebSocket().onFailure(context::fail).onSuccess(socket -> begin(socket, found)));
    }

    /** How many sockets are open. */
    public int openCount() {
        return socketsByPerson.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** How many bytes wait to be written to all sockets together. */
    public long queuedBytes() {
        return queuedBytes.get();
    }

    private void begin(ServerWebSocket socket, Optional<SocketIdentity.Authenticated> found) {
        if (found.isEmpty()) {
            close(socket, CloseReason.NOT_AUTHENTICATED);
            return;
        }
        PersonId person = found.get().person();
        int open = socketsByPerson.merge(person, 1, Integer::sum);
        socket.closeHandler(closed -> leave(person));
        if (open > SyncLimits.MAX_SOCKETS_PER_PERSON) {
            close(socket, CloseReason.TOO_MUCH);
            return;
        }
        new SyncConnection(socket, found.get(), rooms, envelopes, clock, queuedBytes, () -> leave(person)).begin();
    }

    private void leave(PersonId person) {
        socketsByPerson.computeIfPresent(person, (id, open) -> open > 1 ? open - 1 : null);
    }

    private static void close(ServerWebSocket socket, CloseReason reason) {
        var unused = socket.close(reason.code(), reason.words());
    }
}
