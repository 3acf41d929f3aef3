package balcony.server.web;

import balcony.server.limits.Limit;
import balcony.server.limits.Limits;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.impl.ConnectionBase;
import io.vertx.ext.web.RoutingContext;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How many connections each address has, and how long each takes: whoever sends a byte now and then is no longer served for ever.
 *
 * <pre>
 *  opened ──head in time──> reading ──body in time──> answering ──> idle ──next head in time──> reading
 *    └──────────────────────────┴── too late: closed ─────────────────┘
 * </pre>
 *
 * A WebSocket stays in "answering" and is watched by its own rules. Safe on any thread; each connection is told on its event loop.
 */
final class ConnectionWatch {
    private static final int REQUEST_TIMEOUT = 408;

    private final Vertx vertx;
    private final Limits limits;
    private final Map<HttpConnection, Watched> connections = new ConcurrentHashMap<>();
    private final Map<String, Integer> byAddress = new HashMap<>();

    /** One connection, on its event loop. */
    private static final class Watched {
        private int requests;
        private long timer = -1;
    }

    ConnectionWatch(Vertx vertx, Limits limits) {
        this.vertx = vertx;
        this.limits = limits;
    }

    /** A connection was opened. */
    void opened(HttpConnection connection) {
        String address = RequestLimits.address(connection.remoteAddress());
        if (!count(address)) {
            var unused = connection.close();
            return;
        }
        Watched watched = new Watched();
        connections.put(connection, watched);
        // Not the connection's own handler: that one is not told once the connection has become a WebSocket.
        ((ConnectionBase) connection).channel().closeFuture().addListener(closed -> {
            connections.remove(connection);
            vertx.cancelTimer(watched.timer);
            uncount(address);
        });
        arm(watched, Limit.REQUEST_HEAD_SECONDS, () -> connection.close());
    }

    /** The head of a request is there; its body may follow. */
    void requested(RoutingContext context) {
        HttpServerRequest request = context.request();
        Optional<Watched> found = Optional.ofNullable(connections.get(request.connection()));
        found.ifPresent(watched -> {
            watched.requests++;
            disarm(watched);
            long body = timer(Limit.REQUEST_BODY_SECONDS, () -> late(request));
            request.end().onComplete(read -> vertx.cancelTimer(body));
            context.addEndHandler(answered -> answered(request.connection(), watched));
        });
        context.next();
    }

    private void answered(HttpConnection connection, Watched watched) {
        watched.requests--;
        if (watched.requests == 0 && connections.containsKey(connection)) {
            arm(watched, Limit.KEEP_ALIVE_SECONDS, () -> connection.close());
        }
    }

    private static void late(HttpServerRequest request) {
        if (!request.response().headWritten()) {
            request.response().setStatusCode(REQUEST_TIMEOUT).putHeader("Connection", "close");
            request.response().end().onComplete(told -> request.connection().close());
        } else {
            var unused = request.connection().close();
        }
    }

    private void arm(Watched watched, Limit limit, Runnable tooLate) {
        disarm(watched);
        watched.timer = timer(limit, tooLate);
    }

    private long timer(Limit limit, Runnable tooLate) {
        return vertx.setTimer(limits.time(limit).toMillis(), fired -> tooLate.run());
    }

    private void disarm(Watched watched) {
        vertx.cancelTimer(watched.timer);
        watched.timer = -1;
    }

    private boolean count(String address) {
        synchronized (byAddress) {
            int open = byAddress.getOrDefault(address, 0);
            if (open >= limits.of(Limit.CONNECTIONS_PER_ADDRESS)) {
                return false;
            }
            byAddress.put(address, open + 1);
            return true;
        }
    }

    private void uncount(String address) {
        synchronized (byAddress) {
            byAddress.computeIfPresent(address, (same, open) -> open > 1 ? open - 1 : null);
        }
    }
}
