package balcony.server.web.plain;

import balcony.model.SystemMap;
import balcony.server.access.Access;
import balcony.server.access.NextSession;
import balcony.server.access.OpenLink;
import balcony.server.history.History;
import balcony.server.history.MapKey;
import balcony.server.journal.MapId;
import balcony.server.journal.MomentLog;
import balcony.server.journal.StoredMoment;
import balcony.server.web.Answers;
import balcony.server.web.Callers;
import balcony.server.web.Pasts;
import balcony.server.web.Problem;
import balcony.server.web.RequestLimits;
import balcony.server.web.Routes;
import io.vertx.core.Future;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The pages behind links for those who are not in a map: {@code /see/TOKEN}, its picture, and {@code /next/TOKEN}, when its group meets next. Without
 * scripts and without a session: whoever has the link sees the same.
 */
public final class GuestRoutes implements Routes {
    private static final int OK = 200;
    private static final int NOT_FOUND = 404;

    private final Access access;
    private final MomentLog moments;
    private final Pasts pasts;
    private final Callers callers;
    private final RequestLimits limits;
    private final InstantSource clock;
    private final PageShell shell = PageShell.built();
    private final KeptMaps kept = new KeptMaps();

    public GuestRoutes(
            Access access, MomentLog moments, Pasts pasts, Callers callers, RequestLimits limits, InstantSource clock) {
        this.access = access;
        this.moments = moments;
        this.pasts = pasts;
        this.callers = callers;
        this.limits = limits;
        this.clock = clock;
    }

    @Override
    public void addTo(Router router) {
        router.get("/see/:token").handler(context -> see(context, Optional.empty()));
        router.get("/see/:token/:moment").handler(context -> see(context, Optional.of(context.pathParam("moment"))));
        router.get("/next/:token").handler(this::next);
        router.get("/next/:token/session.ics").handler(this::calendar);
        router.get("/room/:map/session.ics").handler(this::membersCalendar);
    }

    private void see(RoutingContext context, Optional<String> moment) {
        String token = context.pathParam("token");
        follow(context, OpenLink.Kind.GUEST)
                .compose(map -> map.isEmpty()
                        ? Future.succeededFuture(Optional.<String>empty())
                        : pasts.ask(map.get(), (history, key) -> page(history, key, moment, "/see/" + token)))
                .onFailure(failure -> unreadable(context, failure))
                .onSuccess(page -> page.ifPresentOrElse(html -> send(context, OK, html), () -> closed(context)));
    }

    private Optional<String> page(History history, MapKey key, Optional<String> wanted, String here) {
        Set<String> may = access.publications().of(key.map());
        List<StoredMoment> published = moments.list(key.map()).stream()
                .filter(moment -> may.contains(moment.id()))
                .sorted(Comparator.comparing(StoredMoment::at).reversed())
                .toList();
        Optional<StoredMoment> moment = wanted.flatMap(
                id -> published.stream().filter(one -> one.id().equals(id)).findFirst());
        if (wanted.isPresent() && moment.isEmpty()) {
            return Optional.empty();
        }
        var heads = moment.map(StoredMoment::heads).orElseGet(() -> history.heads(key));
        SystemMap map = kept.at(key, heads, () -> SystemMap.from(history.tree(key, heads)));
        String page = GuestView.of(new GuestView.Seen(map, moment, published, clock.instant(), here));
        return Optional.of(shell.instead(GuestView.titleOf(map) + " – Balcony", page));
    }

    private void next(RoutingContext context) {
        String here = "/next/" + context.pathParam("token");
        follow(context, OpenLink.Kind.NEXT)
                .compose(map -> map.isEmpty()
                        ? Future.succeededFuture(Optional.<Told>empty())
                        : told(context, map.get()).map(Optional::of))
                .onFailure(failure -> unreadable(context, failure))
                .onSuccess(found -> found.ifPresentOrElse(
                        told -> send(
                                context,
                                OK,
                                shell.instead(
                                        "Next session – Balcony",
                                        NextView.of(
                                                told.title(), told.session(), clock.instant(), here + "/session.ics"))),
                        () -> closed(context)));
    }

    private void calendar(RoutingContext context) {
        follow(context, OpenLink.Kind.NEXT)
                .compose(map -> map.isEmpty()
                        ? Future.succeededFuture(Optional.<Told>empty())
                        : told(context, map.get()).map(Optional::of))
                .onFailure(failure -> unreadable(context, failure))
                .onSuccess(found -> found.filter(told -> told.session().isPresent())
                        .ifPresentOrElse(told -> file(context, told), () -> closed(context)));
    }

    private void membersCalendar(RoutingContext context) {
        callers.grant(context)
                .compose(grant -> {
                    if (!grant.role().maySync()) {
                        throw Problem.noSuchMap().asException();
                    }
                    return told(context, grant.map());
                })
                .onFailure(context::fail)
                .onSuccess(told -> {
                    if (told.session().isPresent()) {
                        file(context, told);
                    } else {
                        context.fail(Problem.notFound("No date is set yet.").asException());
                    }
                });
    }

    /** When a group meets next, and what its map is called. */
    private record Told(MapId map, String title, Optional<NextSession> session) {}

    private Future<Told> told(RoutingContext context, MapId map) {
        return context.vertx()
                .executeBlocking(
                        () -> new Told(
                                map,
                                access.maps()
                                        .find(map)
                                        .map(entry -> entry.title())
                                        .orElse(""),
                                access.nextSessions().of(map)),
                        false);
    }

    private Future<Optional<MapId>> follow(RoutingContext context, OpenLink.Kind kind) {
        String token = context.pathParam("token");
        limits.stranger(context);
        return context.vertx().executeBlocking(() -> access.links().follow(token, kind), false);
    }

    private void file(RoutingContext context, Told told) {
        String title = told.title().isBlank() ? "A session about a map" : told.title();
        context.response()
                .putHeader("Content-Type", Calendar.TYPE)
                .putHeader("Content-Disposition", "attachment; filename=\"session.ics\"")
                .putHeader("Cache-Control", "no-store")
                .end(Calendar.of(told.map(), title, told.session().orElseThrow(), clock.instant()));
    }

    private void closed(RoutingContext context) {
        send(context, NOT_FOUND, shell.instead("This link shows nothing – Balcony", GuestView.closed()));
    }

    private void unreadable(RoutingContext context, Throwable failure) {
        Problem problem = Answers.problem(failure);
        send(
                context,
                problem.status(),
                shell.instead("Not just now – Balcony", Frame.of(Frame.problem(problem.detail()))));
    }

    /** Search engines are asked to stay away: a link is for whoever was given it. */
    private static void send(RoutingContext context, int status, String page) {
        context.response()
                .setStatusCode(status)
                .putHeader("Content-Type", "text/html; charset=utf-8")
                .putHeader("Cache-Control", "no-store")
                .putHeader("X-Robots-Tag", "noindex, nofollow")
                .end(page);
    }
}
