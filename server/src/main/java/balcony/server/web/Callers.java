package balcony.server.web;

import balcony.server.access.Access;
import balcony.server.access.Grant;
import balcony.server.access.Session;
import balcony.server.journal.MapId;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/** Who stands behind a request: by bearer token, by ticket (sockets only), or by the session cookie. */
public final class Callers implements SocketIdentity {
    private static final String COOKIE = "balcony_session";
    private static final String BEARER = "Bearer ";
    private static final String TICKET = "ticket";

    private final Vertx vertx;
    private final Access access;
    private final Origins origins;
    private final Clock clock;

    public Callers(Vertx vertx, Access access, Origins origins, Clock clock) {
        this.vertx = vertx;
        this.access = access;
        this.origins = origins;
        this.clock = clock;
    }

    @Override
    public Future<Optional<Authenticated>> of(HttpServerRequest request, boolean cookieCounts) {
        Optional<String> ticket = Optional.ofNullable(request.getParam(TICKET));
        Future<Optional<Session>> session = ticket.isPresent()
                ? vertx.executeBlocking(() -> access.sessions().byTicket(ticket.get()), false)
                : proved(bearer(request).or(() -> cookieCounts ? cookie(request) : Optional.empty()));
        return session.map(found -> found.map(proof -> new Authenticated(proof.person(), proof.expires())));
    }

    /** The caller's session, if they have one. */
    public Future<Optional<Session>> session(RoutingContext context) {
        return proved(bearer(context.request()).or(() -> cookie(context.request())));
    }

    /** The caller's session; without one the request ends with 401. */
    public Future<Session> required(RoutingContext context) {
        return session(context)
                .map(found -> found.orElseThrow(() -> Problem.notSignedIn().asException()));
    }

    /** The caller's grant on the map that the path names as {@code :map}; without one, 404 as if there were no such map. */
    public Future<Grant> grant(RoutingContext context) {
        MapId map = new MapId(context.pathParam("map"));
        return required(context)
                .compose(session -> vertx.executeBlocking(() -> access.gate().grant(session.person(), map), false))
                .map(found -> found.orElseThrow(() -> Problem.noSuchMap().asException()));
    }

    private Future<Optional<Session>> proved(Optional<String> token) {
        return token.isEmpty()
                ? Future.succeededFuture(Optional.empty())
                : vertx.executeBlocking(() -> access.sessions().prove(token.get()), false);
    }

    private static Optional<String> bearer(HttpServerRequest request) {
        return Optional.ofNullable(request.getHeader("Authorization"))
                .filter(header -> header.regionMatches(true, 0, BEARER, 0, BEARER.length()))
                .map(header -> header.substring(BEARER.length()).strip());
    }

    private static Optional<String> cookie(HttpServerRequest request) {
        return Optional.ofNullable(request.getCookie(COOKIE)).map(Cookie::getValue);
    }

    /** Gives the browser the session, out of reach of scripts. */
    void remember(RoutingContext context, Session session) {
        Duration left = Duration.between(clock.instant(), session.expires());
        context.response()
                .addCookie(cookie(context, access.sessions().token(session)).setMaxAge(left.toSeconds()));
    }

    public void forget(RoutingContext context) {
        context.response().addCookie(cookie(context, "").setMaxAge(0));
    }

    private Cookie cookie(RoutingContext context, String value) {
        return Cookie.cookie(COOKIE, value)
                .setPath("/")
                .setHttpOnly(true)
                .setSameSite(CookieSameSite.LAX)
                .setSecure(origins.secure(context.request()));
    }
}
