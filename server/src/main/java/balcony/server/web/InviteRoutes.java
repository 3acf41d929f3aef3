package balcony.server.web;

import balcony.server.access.Invite;
import balcony.server.access.Invites;
import balcony.server.access.NewInvite;
import balcony.server.access.Role;
import balcony.server.journal.MapId;
import balcony.server.journal.PersonId;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A map's invites, for its enablers. */
public final class InviteRoutes implements Routes {
    private final Invites invites;
    private final Callers callers;
    private final RequestLimits limits;
    private final Origins origins;

    public InviteRoutes(Invites invites, Callers callers, RequestLimits limits, Origins origins) {
        this.invites = invites;
        this.callers = callers;
        this.limits = limits;
        this.origins = origins;
    }

    @Override
    public void addTo(Router router) {
        router.post("/api/maps/:map/invites").handler(limits.body()).handler(Answers.json(201, this::make));
        router.get("/api/maps/:map/invites").handler(Answers.json(200, this::list));
        router.delete("/api/maps/:map/invites/:invite").handler(Answers.done(this::revoke));
    }

    private Future<JsonObject> make(RoutingContext context) {
        JsonBody body = JsonBody.of(context);
        Role role = Role.parse(body.requiredText("role"))
                .orElseThrow(() -> Problem.badRequest("“role” is enabler, participant, observer or guest.")
                        .asException());
        Optional<Instant> expiresAt = body.time("expiresAt");
        Optional<Long> maxUses = body.count("maxUses");
        MapId map = map(context);
        return asker(context)
                .compose(asker -> Answers.later(context, invites.make(asker, map, role, expiresAt, maxUses)))
                .map(made -> made(context, made));
    }

    /** The token rides behind the #, which browsers neither send nor log; the code, good for a while only, serves those without scripts. */
    private JsonObject made(RoutingContext context, NewInvite made) {
        return json(made.invite())
                .put("token", made.token())
                .put(
                        "url",
                        origins.forLinks(context.request()) + "/join/"
                                + made.invite().code() + "#" + made.token());
    }

    private Future<JsonObject> list(RoutingContext context) {
        MapId map = map(context);
        return callers.required(context)
                .compose(session -> context.vertx().executeBlocking(() -> invites.of(session.person(), map), false))
                .map(InviteRoutes::json);
    }

    private Future<Void> revoke(RoutingContext context) {
        MapId map = map(context);
        return asker(context)
                .compose(asker -> Answers.later(context, invites.revoke(asker, map, context.pathParam("invite"))));
    }

    private Future<PersonId> asker(RoutingContext context) {
        return callers.required(context).map(session -> {
            limits.person(session.person());
            return session.person();
        });
    }

    private static MapId map(RoutingContext context) {
        return new MapId(context.pathParam("map"));
    }

    private static JsonObject json(List<Invite> all) {
        JsonArray list = new JsonArray();
        all.forEach(invite -> list.add(json(invite)));
        return new JsonObject().put("invites", list);
    }

    private static JsonObject json(Invite invite) {
        JsonObject json = new JsonObject()
                .put("id", invite.id())
                .put("code", invite.code())
                .put("role", invite.role().word())
                .put("uses", invite.uses())
                .put("madeAt", invite.madeAt().toString())
                .put("revoked", invite.revokedAt().isPresent());
        invite.expiresAt().ifPresent(time -> json.put("expiresAt", time.toString()));
        invite.maxUses().ifPresent(uses -> json.put("maxUses", uses));
        return json;
    }
}
