package balcony.server.web;

import balcony.server.journal.PersonId;
import io.vertx.ext.web.RoutingContext;
import java.time.Clock;

/** How much one person may ask, and, far wider, one address: a whole school may stand behind one. */
public final class Limits {
    private static final int REQUESTS_AT_ONCE = 600;
    private static final int REQUESTS_PER_SECOND = 20;
    private static final int STRANGERS_AT_ONCE = 3_000;
    private static final int STRANGERS_PER_SECOND = 20;

    private final Throttle persons;
    private final Throttle addresses;

    public Limits(Clock clock) {
        this.persons = new Throttle(REQUESTS_AT_ONCE, REQUESTS_PER_SECOND, clock);
        this.addresses = new Throttle(STRANGERS_AT_ONCE, STRANGERS_PER_SECOND, clock);
    }

    /** Counts a request that changes something, against the person who asks. */
    public void person(PersonId person) {
        persons.take(person.value());
    }

    /** Counts a request of somebody who is yet to say who they are, against their address. */
    void stranger(RoutingContext context) {
        var address = context.request().remoteAddress();
        addresses.take(address == null || address.hostAddress() == null ? "" : address.hostAddress());
    }
}
