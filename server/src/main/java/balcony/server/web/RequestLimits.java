package balcony.server.web;

import balcony.server.journal.PersonId;
import balcony.server.limits.Limit;
import balcony.server.limits.Limits;
import io.vertx.core.Handler;
import io.vertx.core.net.SocketAddress;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.time.Clock;

/** How much one person may ask, and, far wider, one address: a whole school may stand behind one. */
public final class RequestLimits {
    private final Throttle persons;
    private final Throttle addresses;
    private final long largestBody;
    private final long largestFile;

    public RequestLimits(Limits limits, Clock clock) {
        this.persons = new Throttle(limits.size(Limit.REQUESTS_AT_ONCE), limits.size(Limit.REQUESTS_PER_SECOND), clock);
        this.addresses =
                new Throttle(limits.size(Limit.STRANGERS_AT_ONCE), limits.size(Limit.STRANGERS_PER_SECOND), clock);
        this.largestBody = limits.of(Limit.BODY_BYTES);
        this.largestFile = limits.of(Limit.FILE_BYTES);
    }

    /** Counts a request that changes something, against the person who asks. */
    public void person(PersonId person) {
        persons.take(person.value());
    }

    /** Counts a request of somebody who is yet to say who they are, against their address. */
    void stranger(RoutingContext context) {
        addresses.take(address(context.request().remoteAddress()));
    }

    /** The address that a connection comes from, without its port. */
    static String address(SocketAddress remote) {
        return remote == null || remote.hostAddress() == null ? "" : remote.hostAddress();
    }

    /** Reads a small body, before anything else of the route. */
    Handler<RoutingContext> body() {
        return BodyHandler.create(false).setBodyLimit(largestBody);
    }

    /** Reads a file. */
    Handler<RoutingContext> file() {
        return BodyHandler.create(false).setBodyLimit(largestFile);
    }
}
