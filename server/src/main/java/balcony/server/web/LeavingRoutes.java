package balcony.server.web;

import balcony.server.access.NextSession;
import balcony.server.access.NextSessions;
import balcony.server.access.OpenLink;
import balcony.server.access.OpenLinks;
import balcony.server.access.Publications;
import balcony.server.journal.MapId;
import balcony.server.journal.PersonId;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

/** What a group takes along from a map: when it meets next, and links for those who are not in it. */
public final class LeavingRoutes implements Routes {
    private static final String MAP = "/api/maps/:map";

    private final NextSessions sessions;
    private final OpenLinks links;
    private final Publications publications;
    private final Callers callers;
    private final RequestLimits limits;
    private final Origins origins;

    public LeavingRoutes(
            NextSessions sessions,
            OpenLinks links,
            Publications publications,
            Callers callers,
            RequestLimits limits,
            Origins origins) {
        this.sessions = sessions;
        this.links = links;
        this.publications = publications;
        this.callers = callers;
        this.limits = limits;
        this.origins = origins;
    }

    @Override
    public void addTo(Router router) {
        router.get(MAP + "/next-session").handler(Answers.json(200, this::next));
        router.put(MAP + "/next-session").handler(limits.body()).handler(Answers.json(200, this::setNext));
        router.delete(MAP + "/next-session").handler(Answers.done(this::clearNext));
        router.get(MAP + "/links").handler(Answers.json(200, this::list));
        router.post(MAP + "/links").handler(limits.body()).handler(Answers.json(201, this::make));
        router.delete(MAP + "/links/:link").handler(Answers.done(this::revoke));
        router.put(MAP + "/moments/:moment/publication").handler(Answers.done(context -> publish(context, true)));
        router.delete(MAP + "/moments/:moment/publication").handler(Answers.done(context -> publish(context, false)));
    }

    private Future<JsonObject> next(RoutingContext context) {
        return HistoryRoutes.insider(callers, context)
                .compose(grant -> context.vertx().executeBlocking(() -> sessions.of(grant.map()), false))
                .map(found -> new JsonObject()
                        .put("session", found.map(LeavingRoutes::json).orElse(null)));
    }

    private Future<JsonObject> setNext(RoutingContext context) {
        JsonBody body = JsonBody.of(context);
        Instant at = body.time("at").orElseThrow(() -> wrong("“at” is missing: a time like 2026-11-30T10:00:00Z."));
        Duration length = Duration.ofMinutes(
                body.count("minutes").orElseThrow(() -> wrong("“minutes” is missing: how long the session is.")));
        if (length.compareTo(NextSession.LONGEST) > 0) {
            throw wrong("“minutes” is at most " + NextSession.LONGEST.toMinutes() + ".");
        }
        ZoneId zone = zone(body.text("zone").orElse("UTC"));
        String place = body.text("place").orElse("").strip();
        if (place.length() > NextSession.LONGEST_PLACE || place.chars().anyMatch(Character::isISOControl)) {
            throw wrong("“place” is at most " + NextSession.LONGEST_PLACE + " characters on one line.");
        }
        MapId map = map(context);
        return asker(context)
                .compose(asker -> Answers.later(context, sessions.set(asker, map, at, length, zone, place)))
                .map(session -> new JsonObject().put("session", json(session)));
    }

    private static ZoneId zone(String name) {
        try {
            return ZoneId.of(name);
        } catch (DateTimeException unknown) {
            throw wrong("“zone” is not a time zone like Europe/London.");
        }
    }

    private Future<Void> clearNext(RoutingContext context) {
        MapId map = map(context);
        return asker(context).compose(asker -> Answers.later(context, sessions.clear(asker, map)));
    }

    private Future<JsonObject> list(RoutingContext context) {
        MapId map = map(context);
        return callers.required(context)
                .compose(session -> context.vertx().executeBlocking(() -> links.of(session.person(), map), false))
                .compose(all -> context.vertx()
                        .executeBlocking(() -> publications.of(map), false)
                        .map(published -> {
                            JsonArray list = new JsonArray();
                            all.forEach(link -> list.add(json(link)));
                            return new JsonObject()
                                    .put("links", list)
                                    .put(
                                            "published",
                                            new JsonArray(
                                                    published.stream().sorted().toList()));
                        }));
    }

    /** The token stands in the path, because what it opens has to open without scripts: docs/decisions/0020. */
    private Future<JsonObject> make(RoutingContext context) {
        JsonBody body = JsonBody.of(context);
        OpenLink.Kind kind =
                OpenLink.Kind.parse(body.requiredText("kind")).orElseThrow(() -> wrong("“kind” is guest or next."));
        Optional<Instant> expiresAt = body.time("expiresAt");
        MapId map = map(context);
        String path = kind == OpenLink.Kind.GUEST ? "/see/" : "/next/";
        return asker(context)
                .compose(asker -> Answers.later(context, links.make(asker, map, kind, expiresAt)))
                .map(made -> json(made.link())
                        .put("token", made.token())
                        .put("url", origins.forLinks(context.request()) + path + made.token()));
    }

    private Future<Void> revoke(RoutingContext context) {
        MapId map = map(context);
        return asker(context)
                .compose(asker -> Answers.later(context, links.revoke(asker, map, context.pathParam("link"))));
    }

    private Future<Void> publish(RoutingContext context, boolean published) {
        MapId map = map(context);
        return asker(context)
                .compose(asker ->
                        Answers.later(context, publications.set(asker, map, context.pathParam("moment"), published)));
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

    private static ProblemException wrong(String detail) {
        return Problem.badRequest(detail).asException();
    }

    private static JsonObject json(NextSession session) {
        return new JsonObject()
                .put("at", session.at().toString())
                .put("minutes", session.length().toMinutes())
                .put("zone", session.zone().getId())
                .put("place", session.place());
    }

    private static JsonObject json(OpenLink link) {
        JsonObject json = new JsonObject()
                .put("id", link.id())
                .put("kind", link.kind().word())
                .put("madeAt", link.madeAt().toString());
        link.expiresAt().ifPresent(time -> json.put("expiresAt", time.toString()));
        return json;
    }
}
