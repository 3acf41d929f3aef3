package balcony.server.web;

import balcony.history.Subject;
import balcony.server.access.Grant;
import balcony.server.access.Member;
import balcony.server.access.Members;
import balcony.server.crdt.ChangeHash;
import balcony.server.history.History;
import balcony.server.history.MapKey;
import balcony.server.history.Page;
import balcony.server.history.PastChange;
import balcony.server.history.PastEvent;
import balcony.server.journal.PersonId;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** How a map came to be: its changes, what they did in words, and how two points of it differ. Not for guests. */
public final class HistoryRoutes implements Routes {
    private static final int USUAL_PAGE = 1_000;
    private static final int LARGEST_PAGE = 5_000;
    private static final Pattern NUMBER = Pattern.compile("\\d{1,18}");

    private final Callers callers;
    private final Members members;
    private final Pasts pasts;

    public HistoryRoutes(Callers callers, Members members, Pasts pasts) {
        this.callers = callers;
        this.members = members;
        this.pasts = pasts;
    }

    @Override
    public void addTo(Router router) {
        router.get("/api/maps/:map/changes").handler(Answers.json(200, this::changes));
        router.get("/api/maps/:map/events").handler(Answers.json(200, this::events));
        router.get("/api/maps/:map/diff").handler(Answers.json(200, this::diff));
    }

    /** The caller's grant on the map, if it lets them see its past. */
    static Future<Grant> insider(Callers callers, RoutingContext context) {
        return callers.grant(context).map(grant -> {
            if (!grant.role().maySync()) {
                throw Problem.forbidden("Guests see a map as it is now, not how it came to be.")
                        .asException();
            }
            return grant;
        });
    }

    private Future<JsonObject> changes(RoutingContext context) {
        long after = number(context, "after", 0);
        int limit = limit(context);
        return insider(callers, context)
                .compose(grant -> pasts.ask(grant, (history, map) -> {
                    Page<PastChange> page = history.changes(map, after, limit);
                    Map<PersonId, Member> people = members.everyone(grant.map());
                    JsonArray list = new JsonArray();
                    page.items().forEach(change -> list.add(json(change, people)));
                    return withNext(new JsonObject().put("changes", list), page);
                }));
    }

    private static JsonObject json(PastChange change, Map<PersonId, Member> people) {
        JsonObject json = new JsonObject()
                .put("position", change.position())
                .put("hash", change.hash().hex())
                .put("deps", hex(change.deps()))
                .put("actor", change.actor().hex())
                .put("seq", change.seq())
                .put("time", change.time())
                .put("message", change.message())
                .put("receivedAt", change.receivedAt().toString())
                .put("bytes", change.bytes());
        member(people, change)
                .ifPresent(member -> json.put("person", member.id().value()));
        return json;
    }

    private Future<JsonObject> events(RoutingContext context) {
        Optional<String> from = parameter(context, "from");
        Optional<String> to = parameter(context, "to");
        long after = number(context, "after", 0);
        int limit = limit(context);
        return insider(callers, context)
                .compose(grant -> pasts.ask(grant, (history, map) -> {
                    long behind = Math.max(
                            after, from.map(text -> behind(history, map, text)).orElse(0L));
                    long upTo = to.map(text -> upTo(history, map, text)).orElse(Long.MAX_VALUE);
                    Page<PastEvent> page = history.events(map, behind, upTo, limit);
                    Map<PersonId, Member> people = members.everyone(grant.map());
                    JsonArray list = new JsonArray();
                    page.items().forEach(event -> list.add(json(event, people)));
                    return withNext(new JsonObject().put("events", list), page);
                }));
    }

    private static JsonObject json(PastEvent event, Map<PersonId, Member> people) {
        PastChange change = event.change();
        Optional<Member> member = member(people, change);
        JsonArray subjects = new JsonArray();
        event.subjects().forEach(subject -> subjects.add(json(subject)));
        JsonObject json = new JsonObject()
                .put("position", change.position())
                .put("at", change.receivedAt().toString())
                .put("name", member.map(Member::name).orElse(""))
                .put("voices", new JsonArray(member.map(Member::voices).orElse(List.of())))
                .put("text", event.sentence(member.map(Member::name).orElse("")))
                .put("command", change.message())
                .put("subjects", subjects)
                .put("hash", change.hash().hex())
                .put("heads", hex(change.heads()));
        member.ifPresent(known -> json.put("person", known.id().value()));
        return json;
    }

    private static JsonObject json(Subject subject) {
        return new JsonObject()
                .put("collection", subject.collection())
                .put("id", subject.id())
                .put("name", subject.name());
    }

    private Future<JsonObject> diff(RoutingContext context) {
        String from = parameter(context, "from")
                .orElseThrow(() -> Problem.badRequest("“from” is missing: a moment, heads or a time.")
                        .asException());
        Optional<String> to = parameter(context, "to");
        return insider(callers, context)
                .compose(grant -> pasts.ask(
                        grant,
                        (history, map) -> new JsonObject(
                                history.diff(map, pasts.heads(map, Optional.of(from)), pasts.heads(map, to))
                                        .toTree())));
    }

    /** The journal position behind which a stretch begins that is named by its first position or by a time. */
    private static long behind(History history, MapKey map, String from) {
        return NUMBER.matcher(from).matches()
                ? Long.parseLong(from) - 1
                : history.position(map, from, true).orElseThrow(() -> unreadable("from"));
    }

    private static long upTo(History history, MapKey map, String to) {
        return NUMBER.matcher(to).matches()
                ? Long.parseLong(to)
                : history.position(map, to, false).orElseThrow(() -> unreadable("to"));
    }

    private static ProblemException unreadable(String name) {
        return Problem.badRequest("“" + name + "” is a journal position or a time like 2026-03-01T09:30:00Z.")
                .asException();
    }

    private static Optional<Member> member(Map<PersonId, Member> people, PastChange change) {
        return Optional.ofNullable(people.get(change.person()));
    }

    static JsonArray hex(List<ChangeHash> hashes) {
        JsonArray array = new JsonArray();
        hashes.forEach(hash -> array.add(hash.hex()));
        return array;
    }

    private static JsonObject withNext(JsonObject json, Page<?> page) {
        page.next().ifPresent(next -> json.put("next", next));
        return json;
    }

    private static Optional<String> parameter(RoutingContext context, String name) {
        return Optional.ofNullable(context.request().getParam(name));
    }

    private static int limit(RoutingContext context) {
        return (int) Math.max(1, Math.min(LARGEST_PAGE, number(context, "limit", USUAL_PAGE)));
    }

    private static long number(RoutingContext context, String name, long usual) {
        return parameter(context, name)
                .map(text -> {
                    if (!NUMBER.matcher(text).matches()) {
                        throw Problem.badRequest("“" + name + "” is a whole number.")
                                .asException();
                    }
                    return Long.parseLong(text);
                })
                .orElse(usual);
    }
}
