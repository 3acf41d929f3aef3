package balcony.server.web;

import balcony.server.access.Access;
import balcony.server.access.Joined;
import balcony.server.access.Session;
import balcony.server.journal.PersonId;
import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** The way into a map for somebody who may be known already: counted against their address, and remembered by the browser at its end. */
public final class Entrance {
    private final Access access;
    private final Callers callers;
    private final RequestLimits limits;

    public Entrance(Access access, Callers callers, RequestLimits limits) {
        this.access = access;
        this.callers = callers;
        this.limits = limits;
    }

    /** What lets somebody in; it may block. */
    @FunctionalInterface
    public interface Door {
        CompletionStage<Joined> enter(Optional<PersonId> asker);
    }

    /** Who is in, and the session that shows it. */
    public record Entered(Joined joined, Session session) {}

    /** Lets the caller in as who they are, or as somebody new, whose session the answer then carries. */
    public Future<Entered> enter(RoutingContext context, Door door) {
        limits.stranger(context);
        return callers.session(context)
                .compose(session -> context.vertx()
                        .executeBlocking(() -> door.enter(session.map(Session::person)), false)
                        .compose(entered -> Answers.later(context, entered))
                        .compose(joined -> session(context, session, joined).map(now -> new Entered(joined, now))));
    }

    private Future<Session> session(RoutingContext context, Optional<Session> old, Joined joined) {
        Future<Session> session = old.filter(
                        known -> known.person().equals(joined.person().id()))
                .map(Future::succeededFuture)
                .orElseGet(() -> Answers.later(
                        context, access.sessions().start(joined.person().id())));
        // A step of its own, not a listener: listeners may run after what comes next, when the answer has gone out.
        return session.map(now -> {
            callers.remember(context, now);
            return now;
        });
    }
}
