package balcony.server.web;

import balcony.server.metrics.Meters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;

/** Figures about the server for Prometheus: counts, sizes and times, nothing about anybody. */
public final class MetricsRoutes implements Routes {
    private static final String TEXT = "text/plain; version=0.0.4; charset=utf-8";

    private final Meters meters;

    public MetricsRoutes(Meters meters) {
        this.meters = meters;
    }

    @Override
    public void addTo(Router router) {
        router.get("/metrics")
                .handler(context -> context.response()
                        .putHeader(HttpHeaders.CONTENT_TYPE, TEXT)
                        .end(meters.text()));
    }
}
