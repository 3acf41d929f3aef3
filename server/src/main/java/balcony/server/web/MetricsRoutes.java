package balcony.server.web;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import java.util.function.IntSupplier;

/** Figures about the server for Prometheus: counts and sizes, nothing about anybody. */
public final class MetricsRoutes implements Routes {
    private static final String TEXT = "text/plain; version=0.0.4; charset=utf-8";

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

    /**
     * @param openMaps maps in memory now
     * @param openSockets sync sockets now
     */
    public MetricsRoutes(IntSupplier openMaps, IntSupplier openSockets) {
        new UptimeMetrics().bindTo(registry);
        new ProcessorMetrics().bindTo(registry);
        new JvmMemoryMetrics().bindTo(registry);
        Gauge.builder("balcony.maps.open", openMaps, IntSupplier::getAsInt)
                .description("Maps in memory")
                .strongReference(true)
                .register(registry);
        Gauge.builder("balcony.sockets.open", openSockets, IntSupplier::getAsInt)
                .description("Sync sockets")
                .strongReference(true)
                .register(registry);
    }

    @Override
    public void addTo(Router router) {
        router.get("/metrics")
                .handler(context -> context.response()
                        .putHeader(HttpHeaders.CONTENT_TYPE, TEXT)
                        .end(registry.scrape()));
    }
}
