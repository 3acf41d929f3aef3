package balcony.server.web.plain;

import balcony.server.access.Session;
import balcony.server.asks.AskId;
import balcony.server.journal.MapId;
import balcony.server.web.Answers;
import balcony.server.web.Callers;
import balcony.server.web.InvitePreview;
import balcony.server.web.Problem;
import balcony.server.web.RequestLimits;
import balcony.server.web.Routes;
import balcony.server.web.plain.JoinView.Invited;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;

/**
 * The pages that need no script: {@code /join}, {@code /join/CODE} and {@code /room/MAP}. The first two carry the page's scripts too,
 * which take over when they come; a form that somebody has begun to fill in they leave alone.
 */
public final class PlainRoutes implements Routes {
    private static final int OK = 200;
    private static final int SEE_OTHER = 303;
    private static final int NOT_FOUND = 404;
    private static final String JOINING = "Join a map – Balcony";

    private final PlainDoor door;
    private final PlainRoom room;
    private final Callers callers;
    private final RequestLimits limits;
    private final PageShell shell = PageShell.built();

    public PlainRoutes(PlainDoor door, PlainRoom room, Callers callers, RequestLimits limits) {
        this.door = door;
        this.room = room;
        this.callers = callers;
        this.limits = limits;
    }

    @Override
    public void addTo(Router router) {
        router.get("/join").handler(this::code);
        router.get("/join/:code").handler(context -> invited(context, context.pathParam("code")));
        router.post("/join").handler(limits.body()).handler(this::join);
        router.get("/room").handler(this::maps);
        router.get("/room/:map").handler(this::room);
        router.post("/room/:map/asks/:ask").handler(limits.body()).handler(this::answer);
    }

    /** A code that was typed goes into the address, where a phone keeps it. */
    private void code(RoutingContext context) {
        Optional<String> typed = Optional.ofNullable(context.request().getParam("code"))
                .map(code -> code.replaceAll("[^0-9A-Za-z]", ""))
                .filter(code -> !code.isEmpty());
        if (typed.isPresent()) {
            see(context, "/join/" + typed.get());
        } else {
            send(context, OK, shell.before(JOINING, JoinView.ofCode(Optional.empty())));
        }
    }

    /** A code may be closed while the token behind it, which only the page's scripts see, still opens: they say so if it does not. */
    private void invited(RoutingContext context, String code) {
        door.look(context, code, Optional.empty())
                .onSuccess(invited ->
                        send(context, OK, shell.before(JOINING, JoinView.of(invited), code, sentAlong(invited))))
                .onFailure(failure -> {
                    Problem problem = Answers.problem(failure);
                    send(
                            context,
                            problem.status(),
                            shell.without(JOINING, JoinView.ofCode(Optional.of(problem.detail()))));
                });
    }

    /** What the page's scripts would ask for next. */
    private static JsonObject sentAlong(Invited invited) {
        JsonObject sent = new JsonObject().put("preview", InvitePreview.json(invited.role(), invited.glance()));
        invited.known()
                .ifPresentOrElse(
                        known -> sent.put(
                                "person",
                                new JsonObject().put("id", known.id().value()).put("name", known.name())),
                        () -> sent.putNull("person"));
        return sent;
    }

    private void join(RoutingContext context) {
        if (context.request().formAttributes().contains(JoinView.SOMEONE_ELSE)) {
            String invite = PlainDoor.invite(context.request().formAttributes());
            door.forget(context)
                    .onSuccess(done -> see(context, "/join/" + invite))
                    .onFailure(context::fail);
            return;
        }
        door.join(context)
                .onSuccess(entered -> see(
                        context,
                        "/room/" + entered.joined().membership().map().id().value()))
                .onFailure(failure -> again(context, failure));
    }

    /** The form once more, with what was wrong; the code's own page where the invite itself is. */
    private void again(RoutingContext context, Throwable failure) {
        Problem problem = Answers.problem(failure);
        door.look(context, PlainDoor.invite(context.request().formAttributes()), Optional.of(problem.detail()))
                .onSuccess(invited -> send(context, problem.status(), shell.instead(JOINING, JoinView.of(invited))))
                .onFailure(gone -> send(
                        context,
                        problem.status(),
                        shell.instead(JOINING, JoinView.ofCode(Optional.of(problem.detail())))));
    }

    private void maps(RoutingContext context) {
        callers.session(context)
                .onFailure(context::fail)
                .onSuccess(session -> session.ifPresentOrElse(
                        known -> room.maps(context, known)
                                .onFailure(context::fail)
                                .onSuccess(mine ->
                                        send(context, OK, shell.instead("My maps – Balcony", RoomView.maps(mine)))),
                        () -> see(context, "/join")));
    }

    private void room(RoutingContext context) {
        callers.session(context)
                .onFailure(context::fail)
                .onSuccess(session -> session.ifPresentOrElse(
                        known -> show(context, known, OK, Optional.empty()), () -> missing(context)));
    }

    private void answer(RoutingContext context) {
        callers.session(context)
                .onFailure(context::fail)
                .onSuccess(session -> session.ifPresentOrElse(known -> answer(context, known), () -> missing(context)));
    }

    private void answer(RoutingContext context, Session known) {
        limits.person(known.person());
        room.answer(context, known, map(context), new AskId(context.pathParam("ask")))
                .onSuccess(kept -> see(context, "/room/" + map(context).value()))
                .onFailure(failure -> {
                    Problem problem = Answers.problem(failure);
                    show(context, known, problem.status(), Optional.of(problem.detail()));
                });
    }

    private void show(RoutingContext context, Session known, int status, Optional<String> problem) {
        room.at(context, known, map(context), problem)
                .onFailure(context::fail)
                .onSuccess(found -> found.ifPresentOrElse(
                        seen -> send(
                                context,
                                status,
                                shell.instead(seen.mine().map().title() + " – Balcony", RoomView.of(seen))),
                        () -> missing(context)));
    }

    private static MapId map(RoutingContext context) {
        return new MapId(context.pathParam("map"));
    }

    private void missing(RoutingContext context) {
        send(context, NOT_FOUND, shell.instead("Not found – Balcony", RoomView.missing()));
    }

    private static void see(RoutingContext context, String path) {
        context.response()
                .setStatusCode(SEE_OTHER)
                .putHeader(HttpHeaders.LOCATION, path)
                .end();
    }

    /** A form of ours says where it comes from only if its page lets it: with no referrer at all, a browser sends {@code Origin: null}. */
    private static void send(RoutingContext context, int status, String page) {
        context.response()
                .setStatusCode(status)
                .putHeader("Content-Type", "text/html; charset=utf-8")
                .putHeader("Cache-Control", "no-store")
                .putHeader("Referrer-Policy", "same-origin")
                .end(page);
    }
}
