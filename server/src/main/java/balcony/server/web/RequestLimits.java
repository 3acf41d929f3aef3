package balcony.server.web;

import balcony.server.journal.PersonId;
import balcony.server.limits.Limit;
import balcony.server.limits.Limits;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.SocketAddress;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.time.Clock;

/** How much one person may ask, and, far wider, one address: a whole school may stand behind one. */
public final class RequestLimits {
    private static final String FORWARDED_FOR = "X-Forwarded-For";

    private final Throttle persons;
    private final Throttle addresses;
    private final long largestBody;
    private final long largestFile;
    private final boolean behindProxy;

    /** @param behindProxy whether each connection is a proxy's, which says whose request it carries */
    public RequestLimits(Limits limits, Clock clock, boolean behindProxy) {
        this.persons = new Throttle(limits.size(Limit.REQUESTS_AT_ONCE), limits.size(Limit.REQUESTS_PER_SECOND), clock);
        this.addresses =
                new Throttle(limits.size(Limit.STRANGERS_AT_ONCE), limits.size(Limit.STRANGERS_PER_SECOND), clock);
        this.largestBody = limits.of(Limit.BODY_BYTES);
        this.largestFile = limits.of(Limit.FILE_BYTES);
        this.behindProxy = behindProxy;
    }

    /** Counts a request that changes something, against the person who asks. */
    public void person(PersonId person) {
        persons.take(person.value());
    }

    /** Counts a request of somebody who is yet to say who they are, against their address. */
    public void stranger(RoutingContext context) {
        addresses.take(asked(context.request()));
    }

    /** The last address that was forwarded is the one that the proxy next to us saw; those before it anybody may have written. */
    private String asked(HttpServerRequest request) {
        String forwarded = behindProxy ? request.getHeader(FORWARDED_FOR) : null;
        return forwarded == null
                ? address(request.remoteAddress())
                : forwarded.substring(forwarded.lastIndexOf(',') + 1).strip();
    }

    /** The address that a connection comes from, without its port. */
    static String address(SocketAddress remote) {
        return remote == null || remote.hostAddress() == null ? "" : remote.hostAddress();
    }

    /** Reads a small body, before anything else of the route. */
    public Handler<RoutingContext> body() {
        return BodyHandler.create(false).setBodyLimit(largestBody);
    }

    /** Reads a file. */
    Handler<RoutingContext> file() {
        return BodyHandler.create(false).setBodyLimit(largestFile);
    }
}
