package balcony.server.web;

import io.vertx.core.Handler;
import io.vertx.core.MultiMap;
import io.vertx.ext.web.RoutingContext;

/** What every answer tells the browser about what the page may load, say and be shown in. */
final class SecurityHeaders implements Handler<RoutingContext> {
    /** Automerge is WebAssembly, so its compilation is allowed; no script, inline or foreign, is. */
    private static final String POLICY_START =
            "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self' 'unsafe-inline'; "
                    + "img-src 'self' data: blob:; font-src 'self'; worker-src 'self' blob:; object-src 'none'; base-uri 'none'; "
                    + "form-action 'self'; frame-ancestors 'none'; connect-src 'self'";

    @Override
    public void handle(RoutingContext context) {
        MultiMap headers = context.response().headers();
        headers.set("Content-Security-Policy", POLICY_START + sockets(context));
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set("Referrer-Policy", "no-referrer");
        headers.set("X-Frame-Options", "DENY");
        headers.set("Cross-Origin-Opener-Policy", "same-origin");
        context.next();
    }

    /** Safari does not count ws: as 'self', so the sockets of this very host are named. */
    private static String sockets(RoutingContext context) {
        var authority = context.request().authority();
        if (authority == null || !authority.host().matches("[A-Za-z0-9.:\\[\\]-]{1,255}")) {
            return "";
        }
        String host = authority.toString();
        return " ws://" + host + " wss://" + host;
    }
}
