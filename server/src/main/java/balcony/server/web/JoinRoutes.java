package balcony.server.web;

import balcony.server.access.Access;
import balcony.server.access.Invites;
import balcony.server.access.Joined;
import balcony.server.access.Membership;
import balcony.server.access.Session;
import balcony.server.journal.PersonId;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** Coming into a map: look at an invite, join by it, or take a map back by its recovery code. */
public final class JoinRoutes implements Routes {
    private final Access access;
    private final Invites invites;
    private final Callers callers;
    private final RequestLimits limits;
    private final MapGlance glances;

    public JoinRoutes(Access access, Invites invites, Callers callers, RequestLimits limits, MapGlance glances) {
        this.access = access;
        this.invites = invites;
        this.callers = callers;
        this.limits = limits;
        this.glances = glances;
    }

    @Override
    public void addTo(Router router) {
        router.post("/api/invites/look").handler(limits.body()).handler(Answers.json(200, this::look));
        router.post("/api/join").handler(limits.body()).handler(Answers.json(200, this::join));
        router.post("/api/recover").handler(limits.body()).handler(Answers.json(200, this::recover));
        router.post("/api/maps/:map/recover").handler(limits.body()).handler(Answers.json(200, this::recover));
    }

    private Future<JsonObject> look(RoutingContext context) {
        limits.stranger(context);
        String tokenOrCode = JsonBody.of(context).requiredText("invite");
        return context.vertx()
                .executeBlocking(() -> invites.look(tokenOrCode), false)
                .compose(looked -> Answers.later(context, looked))
                .compose(invite -> glances.at(invite.map())
                        .map(glance -> new JsonObject()
                                .put("title", glance.title())
                                .put("question", glance.question())
                                .put("role", invite.role().word())
                                .put("voices", voices(glance))));
    }

    private static JsonArray voices(MapGlance.Glance glance) {
        JsonArray voices = new JsonArray();
        glance.voices()
                .forEach(voice -> voices.add(new JsonObject()
                        .put("id", voice.id())
                        .put("name", voice.name())
                        .put("kind", voice.kind())
                        .put("colour", voice.colour())));
        return voices;
    }

    private Future<JsonObject> join(RoutingContext context) {
        JsonBody body = JsonBody.of(context);
        return enter(
                context,
                asker -> invites.join(asker, body.requiredText("invite"), body.text("name"), body.texts("voices")));
    }

    private Future<JsonObject> recover(RoutingContext context) {
        JsonBody body = JsonBody.of(context);
        return enter(
                context, asker -> access.maps().recover(asker, body.requiredText("recoveryCode"), body.text("name")));
    }

    /** A way in for somebody who may be known already. */
    @FunctionalInterface
    private interface Door {
        CompletionStage<Joined> enter(Optional<PersonId> asker);
    }

    private Future<JsonObject> enter(RoutingContext context, Door door) {
        limits.stranger(context);
        return callers.session(context)
                .compose(session -> context.vertx()
                        .executeBlocking(() -> door.enter(session.map(Session::person)), false)
                        .compose(entered -> Answers.later(context, entered))
                        .compose(joined -> session(context, session, joined).map(now -> answer(joined, now))));
    }

    private Future<Session> session(RoutingContext context, Optional<Session> old, Joined joined) {
        Future<Session> session = old.filter(
                        known -> known.person().equals(joined.person().id()))
                .map(Future::succeededFuture)
                .orElseGet(() -> Answers.later(
                        context, access.sessions().start(joined.person().id())));
        return session.onSuccess(now -> callers.remember(context, now));
    }

    private JsonObject answer(Joined joined, Session session) {
        Membership membership = joined.membership();
        return new JsonObject()
                .put("map", membership.map().id().value())
                .put("document", membership.map().document().text())
                .put("url", membership.map().document().url())
                .put("role", membership.grant().role().word())
                .put("member", membership.grant().member().value())
                .put("token", access.sessions().token(session))
                .put("returnCode", access.persons().returnCode(joined.person().id()));
    }
}
