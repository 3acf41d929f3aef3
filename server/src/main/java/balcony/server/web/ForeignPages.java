package balcony.server.web;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.util.Set;

/**
 * Refuses requests that change something and come from somebody else's web page. A browser says where a request comes from, in
 * Origin or Sec-Fetch-Site; what says neither is no browser, and so carries no cookie that its user does not know of.
 */
final class ForeignPages implements Handler<RoutingContext> {
    private static final Set<HttpMethod> HARMLESS = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);
    private static final Set<String> OWN_SITE = Set.of("same-origin", "none");

    private final Origins origins;

    ForeignPages(Origins origins) {
        this.origins = origins;
    }

    @Override
    public void handle(RoutingContext context) {
        HttpServerRequest request = context.request();
        if (HARMLESS.contains(request.method()) || byToken(request) || fromOwnPage(request)) {
            context.next();
        } else {
            context.fail(Problem.forbidden("This request comes from another site's page.")
                    .asException());
        }
    }

    private static boolean byToken(HttpServerRequest request) {
        return request.headers().contains("Authorization");
    }

    private boolean fromOwnPage(HttpServerRequest request) {
        if (request.headers().contains("Origin")) {
            return origins.allowed(request);
        }
        String site = request.getHeader("Sec-Fetch-Site");
        return site == null || OWN_SITE.contains(site);
    }
}
