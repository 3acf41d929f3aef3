package balcony.server.web;

import balcony.server.access.Access;
import balcony.server.access.Person;
import balcony.server.access.Session;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;

/** Who the caller is: introduce oneself, come back by code, take another name, get a ticket, leave the device. */
public final class SessionRoutes implements Routes {
    private final Access access;
    private final Callers callers;
    private final RequestLimits limits;

    public SessionRoutes(Access access, Callers callers, RequestLimits limits) {
        this.access = access;
        this.callers = callers;
        this.limits = limits;
    }

    @Override
    public void addTo(Router router) {
        router.post("/api/session").handler(limits.body()).handler(Answers.json(200, this::enter));
        router.get("/api/session").handler(Answers.json(200, this::who));
        router.patch("/api/session").handler(limits.body()).handler(Answers.json(200, this::rename));
        router.delete("/api/session").handler(Answers.done(this::leave));
        router.post("/api/tickets").handler(limits.body()).handler(Answers.json(201, this::ticket));
    }

    private Future<JsonObject> enter(RoutingContext context) {
        limits.stranger(context);
        JsonBody body = JsonBody.of(context);
        Optional<String> code = body.text("returnCode");
        Future<Person> person = code.isPresent()
                ? context.vertx().executeBlocking(() -> access.persons().byReturnCode(code.get()), false)
                : Answers.later(context, access.persons().introduce(body.requiredText("name")));
        return person.compose(known -> begin(context, known));
    }

    private Future<JsonObject> begin(RoutingContext context, Person person) {
        return Answers.later(context, access.sessions().start(person.id())).map(session -> {
            callers.remember(context, session);
            return personJson(person)
                    .put("token", access.sessions().token(session))
                    .put("returnCode", access.persons().returnCode(person.id()));
        });
    }

    private Future<JsonObject> who(RoutingContext context) {
        return callers.required(context)
                .compose(session -> context.vertx()
                        .executeBlocking(() -> access.persons().find(session.person()), false)
                        .map(found ->
                                found.orElseThrow(() -> Problem.notSignedIn().asException()))
                        .compose(person -> renew(context, session).map(done -> personJson(person))));
    }

    /** A page asks who it is at each start, so this is where a session in use is drawn out. */
    private Future<Session> renew(RoutingContext context, Session session) {
        return Answers.later(context, access.sessions().renewed(session)).map(renewed -> {
            if (!renewed.equals(session) && !context.request().headers().contains("Authorization")) {
                callers.remember(context, renewed);
            }
            return renewed;
        });
    }

    private Future<JsonObject> rename(RoutingContext context) {
        JsonBody body = JsonBody.of(context);
        return callers.required(context)
                .compose(session ->
                        Answers.later(context, access.persons().rename(session.person(), body.requiredText("name"))))
                .map(SessionRoutes::personJson);
    }

    private Future<Void> leave(RoutingContext context) {
        return callers.session(context).compose(found -> {
            callers.forget(context);
            return found.isEmpty()
                    ? Future.succeededFuture()
                    : Answers.later(context, access.sessions().end(found.get()));
        });
    }

    private Future<JsonObject> ticket(RoutingContext context) {
        return callers.required(context)
                .compose(session -> {
                    limits.person(session.person());
                    return Answers.later(context, access.sessions().ticket(session));
                })
                .map(ticket -> new JsonObject().put("ticket", ticket));
    }

    private static JsonObject personJson(Person person) {
        return new JsonObject()
                .put("person", new JsonObject().put("id", person.id().value()).put("name", person.name()));
    }
}
