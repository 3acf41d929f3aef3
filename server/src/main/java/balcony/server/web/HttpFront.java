package balcony.server.web;

import balcony.server.limits.Limit;
import balcony.server.limits.Limits;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.PemKeyCertOptions;
import io.vertx.ext.web.Router;
import java.net.URI;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongConsumer;

/** The open port: one router on as many event loops as there are processors, up to a few. */
public final class HttpFront implements AutoCloseable {
    /** By how many bytes a message may be over its limit and still be answered with a reason; beyond that its reader hangs up. */
    private static final int TOLERANCE_BYTES = 1 << 20;

    private static final int LONGEST_REQUEST_LINE = 16 * 1024;
    private static final int MOST_EVENT_LOOPS = 4;
    private static final long PATIENCE_SECONDS = 30;
    private static final long LAG_EVERY_MILLIS = 250;
    /** Vert.x takes -1 for "a free port, the same one for all event loops". */
    private static final int SHARED_FREE_PORT = -1;

    private final Vertx vertx;
    private final Listen listen;
    private final Limits limits;
    private final ConnectionWatch watch;
    private final Router router;
    private final LongConsumer loopLag;
    private final AtomicInteger port = new AtomicInteger();
    private volatile String deployment = "";

    /** @param loopLag told again and again how late an event loop is, in nanoseconds */
    public HttpFront(
            Vertx vertx, Listen listen, Origins origins, Limits limits, LongConsumer loopLag, List<Routes> parts) {
        this.vertx = vertx;
        this.listen = listen;
        this.limits = limits;
        this.loopLag = loopLag;
        this.watch = new ConnectionWatch(vertx, limits);
        this.router = TopRouter.of(vertx, origins, watch, parts);
    }

    /** Listens; returns once it does, and throws what the system said if it cannot. */
    public void open() {
        int instances =
                Math.max(1, Math.min(MOST_EVENT_LOOPS, Runtime.getRuntime().availableProcessors()));
        deployment = await(vertx.deployVerticle(Listener::new, new DeploymentOptions().setInstances(instances)));
    }

    public int port() {
        return port.get();
    }

    public URI address() {
        return listen.address(port());
    }

    /** Stops accepting and closes what is open. */
    @Override
    public void close() {
        if (!deployment.isEmpty()) {
            await(vertx.undeploy(deployment));
        }
    }

    /** The system does not let us have the port, in its own words. */
    public static final class CannotListen extends RuntimeException {
        CannotListen(String message, Throwable cause) {
            super(message, cause);
        }
    }

    private static <T> T await(Future<T> future) {
        try {
            return future.toCompletionStage().toCompletableFuture().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw new CannotListen(
                    String.valueOf(
                            e.getCause() == null ? e.getMessage() : e.getCause().getMessage()),
                    e);
        } catch (TimeoutException e) {
            throw new CannotListen("no answer in " + PATIENCE_SECONDS + " s", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CannotListen("interrupted", e);
        }
    }

    /** One event loop's share of the port. */
    private final class Listener extends VerticleBase {
        @Override
        public Future<?> start() {
            // Vert.x inflates compressed WebSocket messages without a cap, so it offers no compression at all.
            watchLag();
            int largestMessage = limits.size(Limit.MESSAGE_BYTES) + TOLERANCE_BYTES;
            HttpServerOptions options = new HttpServerOptions()
                    .setHost(listen.host())
                    .setPort(listen.port() == 0 ? SHARED_FREE_PORT : listen.port())
                    .setHttp2ClearTextEnabled(false)
                    .setMaxInitialLineLength(LONGEST_REQUEST_LINE)
                    .setMaxWebSocketFrameSize(largestMessage)
                    .setMaxWebSocketMessageSize(largestMessage)
                    .setPerFrameWebSocketCompressionSupported(false)
                    .setPerMessageWebSocketCompressionSupported(false);
            listen.tls()
                    .ifPresent(tls -> options.setSsl(true)
                            .setKeyCertOptions(new PemKeyCertOptions()
                                    .setCertPath(tls.certificate().toString())
                                    .setKeyPath(tls.key().toString())));
            HttpServer server = vertx.createHttpServer(options)
                    .connectionHandler(watch::opened)
                    .requestHandler(router);
            return server.listen().onSuccess(listening -> port.set(listening.actualPort()));
        }

        private void watchLag() {
            long begun = System.nanoTime();
            vertx.setTimer(LAG_EVERY_MILLIS, fired -> {
                long late = System.nanoTime() - begun - TimeUnit.MILLISECONDS.toNanos(LAG_EVERY_MILLIS);
                loopLag.accept(Math.max(0, late));
                watchLag();
            });
        }
    }
}
