package balcony.server.web;

import balcony.server.access.Access;
import balcony.server.access.Invites;
import balcony.server.access.Joined;
import balcony.server.access.Membership;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

/** Coming into a map: look at an invite, join by it, or take a map back by its recovery code. */
public final class JoinRoutes implements Routes {
    private final Access access;
    private final Invites invites;
    private final Entrance entrance;
    private final RequestLimits limits;
    private final MapGlance glances;

    public JoinRoutes(Access access, Invites invites, Entrance entrance, RequestLimits limits, MapGlance glances) {
        this.access = access;
        this.invites = invites;
        this.entrance = entrance;
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
                .compose(invite -> glances.at(invite.map()).map(glance -> InvitePreview.json(invite.role(), glance)));
    }

    private Future<JsonObject> join(RoutingContext context) {
        JsonBody body = JsonBody.of(context);
        return entrance.enter(
                        context,
                        asker -> invites.join(
                                asker, body.requiredText("invite"), body.text("name"), body.texts("voices")))
                .map(this::answer);
    }

    private Future<JsonObject> recover(RoutingContext context) {
        JsonBody body = JsonBody.of(context);
        return entrance.enter(
                        context,
                        asker -> access.maps().recover(asker, body.requiredText("recoveryCode"), body.text("name")))
                .map(this::answer);
    }

    private JsonObject answer(Entrance.Entered entered) {
        Joined joined = entered.joined();
        Membership membership = joined.membership();
        return new JsonObject()
                .put("map", membership.map().id().value())
                .put("document", membership.map().document().text())
                .put("url", membership.map().document().url())
                .put("role", membership.grant().role().word())
                .put("member", membership.grant().member().value())
                .put("token", access.sessions().token(entered.session()))
                .put("returnCode", access.persons().returnCode(joined.person().id()));
    }
}
