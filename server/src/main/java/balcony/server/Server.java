package balcony.server;

import balcony.server.web.HealthRoutes;
import balcony.server.web.HttpFront;
import balcony.server.web.Routes;
import balcony.server.web.StaticFiles;
import io.vertx.core.Vertx;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The running server: every part, made and wired in one place, and closed in the opposite order. */
public final class Server implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Server.class);
    private static final long CLOSE_SECONDS = 8;

    private final Vertx vertx;
    private final HttpFront front;

    private Server(Vertx vertx, HttpFront front) {
        this.vertx = vertx;
        this.front = front;
    }

    /**
     * Starts and listens.
     *
     * @throws StartRefused if it cannot, with the reason
     */
    public static Server start(Config config, Clock clock) {
        Vertx vertx = Vertx.vertx();
        HttpFront front = new HttpFront(vertx, config.host(), config.port(), routes());
        try {
            front.open();
        } catch (RuntimeException e) {
            vertx.close();
            throw new StartRefused(
                    "cannot listen on " + config.host() + " port " + config.port() + ": " + e.getMessage(), e);
        }
        LOG.info("opened port={} data={}", front.port(), config.data());
        return new Server(vertx, front);
    }

    /** The order counts: the page's files come last, because they answer every path that looks like one of the page's. */
    private static List<Routes> routes() {
        return List.of(new HealthRoutes(Version.current(), List.of()), new StaticFiles());
    }

    public int port() {
        return front.port();
    }

    /** Where a browser on this machine finds the server. */
    public URI address() {
        return front.address();
    }

    /** Stops accepting, lets what is under way end, and frees everything. */
    @Override
    public void close() {
        front.close();
        try {
            vertx.close().toCompletionStage().toCompletableFuture().get(CLOSE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Exception e) {
            LOG.warn("closed late: {}", e.toString());
        }
        LOG.info("closed");
    }
}
