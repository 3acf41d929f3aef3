package balcony.server.web;

import balcony.server.access.Access;
import balcony.server.access.Member;
import balcony.server.access.MemberChange;
import balcony.server.access.Membership;
import balcony.server.access.Presence;
import balcony.server.access.Role;
import balcony.server.journal.MapId;
import balcony.server.journal.PersonId;
import balcony.server.journal.StorageId;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Set;

/** Whose maps are whose: the caller's maps, the caller in a map, and all people of a map. */
public final class PeopleRoutes implements Routes {
    private final Access access;
    private final Callers callers;
    private final RequestLimits limits;
    private final Presence presence;
    private final StorageId storage;

    public PeopleRoutes(Access access, Callers callers, RequestLimits limits, Presence presence, StorageId storage) {
        this.access = access;
        this.callers = callers;
        this.limits = limits;
        this.presence = presence;
        this.storage = storage;
    }

    @Override
    public void addTo(Router router) {
        router.get("/api/maps").handler(Answers.json(200, this::maps));
        router.get("/api/maps/:map/me").handler(Answers.json(200, this::me));
        router.get("/api/maps/:map/people").handler(Answers.json(200, this::people));
        router.patch("/api/maps/:map/people/:person").handler(limits.body()).handler(Answers.json(200, this::change));
        router.delete("/api/maps/:map/people/:person").handler(Answers.done(this::remove));
    }

    private Future<JsonObject> maps(RoutingContext context) {
        return callers.required(context)
                .compose(session ->
                        context.vertx().executeBlocking(() -> access.maps().of(session.person()), false))
                .map(mine -> {
                    JsonArray list = new JsonArray();
                    mine.forEach(membership -> list.add(listed(membership)));
                    return new JsonObject().put("maps", list);
                });
    }

    private static JsonObject listed(Membership membership) {
        return common("id", membership)
                .put("createdAt", membership.map().createdAt().toString())
                .put("lastChangeAt", membership.map().lastChangeAt().toString());
    }

    private Future<JsonObject> me(RoutingContext context) {
        MapId map = map(context);
        return callers.required(context)
                .compose(session ->
                        context.vertx().executeBlocking(() -> access.maps().of(session.person(), map), false))
                .map(found -> {
                    Membership mine =
                            found.orElseThrow(() -> Problem.noSuchMap().asException());
                    return common("map", mine)
                            .put("name", mine.name())
                            .put("voices", new JsonArray(mine.voices()))
                            .put("storageId", storage.value());
                });
    }

    private static JsonObject common(String idName, Membership membership) {
        return new JsonObject()
                .put(idName, membership.map().id().value())
                .put("document", membership.map().document().text())
                .put("url", membership.map().document().url())
                .put("title", membership.map().title())
                .put("role", membership.grant().role().word())
                .put("member", membership.grant().member().value());
    }

    /** A guest sees no names. */
    private Future<JsonObject> people(RoutingContext context) {
        return callers.grant(context).compose(grant -> {
            if (!grant.role().maySync()) {
                throw Problem.forbidden("Guests do not see who is in a map.").asException();
            }
            return context.vertx()
                    .executeBlocking(() -> access.members().of(grant.map()), false)
                    .compose(members -> here(context, grant.map()).map(here -> json(members, here)));
        });
    }

    private static JsonObject json(List<Member> members, Set<PersonId> here) {
        JsonArray list = new JsonArray();
        members.forEach(member -> list.add(json(member, here)));
        return new JsonObject().put("people", list);
    }

    private static JsonObject json(Member member, Set<PersonId> here) {
        return new JsonObject()
                .put("id", member.id().value())
                .put("name", member.name())
                .put("role", member.role().word())
                .put("voices", new JsonArray(member.voices()))
                .put("here", here.contains(member.person()));
    }

    private Future<JsonObject> change(RoutingContext context) {
        JsonBody body = JsonBody.of(context);
        MemberChange change =
                new MemberChange(body.text("role").map(PeopleRoutes::role), body.text("name"), body.texts("voices"));
        MapId map = map(context);
        return asker(context)
                .compose(asker -> Answers.later(
                        context, access.members().change(asker, map, context.pathParam("person"), change)))
                .compose(member -> here(context, map).map(here -> json(member, here)));
    }

    private Future<Set<PersonId>> here(RoutingContext context, MapId map) {
        return Answers.later(context, presence.here(map));
    }

    private static Role role(String word) {
        return Role.parse(word)
                .orElseThrow(() -> Problem.badRequest("“role” is enabler, participant, observer or guest.")
                        .asException());
    }

    private Future<Void> remove(RoutingContext context) {
        MapId map = map(context);
        return asker(context)
                .compose(asker ->
                        Answers.later(context, access.members().remove(asker, map, context.pathParam("person"))));
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
}
