package balcony.server.web;

import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import java.util.List;

/** The one router: what holds for every answer, then the parts, then the answers for what fails. */
final class TopRouter {
    private static final int[] ERRORS = {400, 401, 403, 404, 405, 406, 413, 414, 415, 429, 500, 501, 503};

    private TopRouter() {}

    static Router of(Vertx vertx, Origins origins, ConnectionWatch watch, List<Routes> parts) {
        Router router = Router.router(vertx);
        router.route().handler(watch::requested);
        router.route().handler(new SecurityHeaders());
        ForeignPages foreign = new ForeignPages(origins);
        router.route("/api/*").handler(foreign);
        router.route("/join").handler(foreign);
        router.route("/room/*").handler(foreign);
        parts.forEach(part -> part.addTo(router));
        Problems problems = new Problems();
        for (int status : ERRORS) {
            router.errorHandler(status, problems);
        }
        return router;
    }
}
