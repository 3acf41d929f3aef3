package balcony.server.web.plain;

import balcony.server.access.Access;
import balcony.server.access.Invites;
import balcony.server.access.Person;
import balcony.server.access.Session;
import balcony.server.web.Answers;
import balcony.server.web.Callers;
import balcony.server.web.Entrance;
import balcony.server.web.MapGlance;
import balcony.server.web.RequestLimits;
import balcony.server.web.plain.JoinView.Invited;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Optional;

/** What the joining page asks of the server. */
public final class PlainDoor {
    private final Invites invites;
    private final Access access;
    private final Entrance entrance;
    private final Callers callers;
    private final RequestLimits limits;
    private final MapGlance glances;

    public PlainDoor(
            Invites invites,
            Access access,
            Entrance entrance,
            Callers callers,
            RequestLimits limits,
            MapGlance glances) {
        this.invites = invites;
        this.access = access;
        this.entrance = entrance;
        this.callers = callers;
        this.limits = limits;
        this.glances = glances;
    }

    /** What an invite opens, and as whom. */
    Future<Invited> look(RoutingContext context, String tokenOrCode, Optional<String> problem) {
        limits.stranger(context);
        return context.vertx()
                .executeBlocking(() -> invites.look(tokenOrCode), false)
                .compose(looked -> Answers.later(context, looked))
                .compose(invite -> glances.at(invite.map())
                        .compose(glance -> known(context)
                                .map(known -> new Invited(tokenOrCode, invite.role(), glance, known, problem))));
    }

    private Future<Optional<Person>> known(RoutingContext context) {
        return callers.session(context)
                .compose(session -> context.vertx()
                        .executeBlocking(() -> session.map(Session::person).flatMap(access.persons()::find), false));
    }

    /** Lets in whoever filled in the form. */
    Future<Entrance.Entered> join(RoutingContext context) {
        MultiMap form = context.request().formAttributes();
        Optional<String> name = Optional.ofNullable(form.get("name"));
        List<String> voices = form.getAll("voice");
        return entrance.enter(
                context,
                asker -> invites.join(
                        asker,
                        invite(form),
                        asker.isPresent() ? Optional.empty() : name,
                        voices.isEmpty() ? Optional.empty() : Optional.of(voices)));
    }

    /** Ends the session of whom this browser knows, so that somebody else can join with it. */
    Future<Void> forget(RoutingContext context) {
        return callers.session(context).compose(session -> {
            callers.forget(context);
            return session.isEmpty()
                    ? Future.succeededFuture()
                    : Answers.later(context, access.sessions().end(session.get()));
        });
    }

    static String invite(MultiMap form) {
        return Optional.ofNullable(form.get("invite")).orElse("");
    }
}
