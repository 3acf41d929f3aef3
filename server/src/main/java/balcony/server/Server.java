package balcony.server;

import balcony.server.access.Access;
import balcony.server.access.Presence;
import balcony.server.access.SigningKey;
import balcony.server.journal.DataFolder;
import balcony.server.journal.Database;
import balcony.server.journal.SqliteDatabase;
import balcony.server.journal.StorageFailed;
import balcony.server.journal.StorageId;
import balcony.server.web.Callers;
import balcony.server.web.HealthRoutes;
import balcony.server.web.HttpFront;
import balcony.server.web.InviteRoutes;
import balcony.server.web.JoinRoutes;
import balcony.server.web.Limits;
import balcony.server.web.Origins;
import balcony.server.web.PeopleRoutes;
import balcony.server.web.Routes;
import balcony.server.web.SessionRoutes;
import balcony.server.web.StaticFiles;
import balcony.server.web.StorageCheck;
import balcony.server.web.TitleGlance;
import io.vertx.core.Vertx;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The running server: every part, made and wired in one place, and closed in the opposite order. */
public final class Server implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Server.class);
    private static final long CLOSE_SECONDS = 5;

    private final Parts parts;
    private final HttpFront front;

    private Server(Parts parts, HttpFront front) {
        this.parts = parts;
        this.front = front;
    }

    /**
     * Starts and listens.
     *
     * @throws StartRefused if it cannot, with the reason
     */
    public static Server start(Config config, Clock clock) {
        Parts parts = new Parts();
        try {
            HttpFront front = wire(config, clock, parts);
            front.open();
            LOG.info("opened port={} data={}", front.port(), config.data());
            return new Server(parts, front);
        } catch (StorageFailed e) {
            parts.close();
            throw new StartRefused(String.valueOf(e.getMessage()), e);
        } catch (HttpFront.CannotListen e) {
            parts.close();
            throw new StartRefused(
                    "cannot listen on " + config.host() + " port " + config.port() + ": " + e.getMessage(), e);
        }
    }

    private static HttpFront wire(Config config, Clock clock, Parts parts) {
        DataFolder folder = parts.add(DataFolder.take(config.data()));
        SecureRandom random = new SecureRandom();
        SigningKey key = SigningKey.in(folder.sessionKey(), random);
        Database database = parts.add(SqliteDatabase.open(folder.database()));
        Vertx vertx = Vertx.vertx();
        parts.add(() -> vertx.close().toCompletionStage().toCompletableFuture().get(CLOSE_SECONDS, TimeUnit.SECONDS));
        Presence presence = map -> Set.of();
        Access access = Access.over(database, key, presence, vertx, clock, random);
        Origins origins = new Origins(config.publicUrl());
        Callers callers = new Callers(vertx, access, origins, clock);
        Limits limits = new Limits(clock);
        // The page's files come last: they answer every path that looks like one of theirs.
        List<Routes> routes = List.of(
                new HealthRoutes(Version.current(), List.of(new StorageCheck(database))),
                new SessionRoutes(access, callers, limits),
                new JoinRoutes(access, callers, limits, new TitleGlance(vertx, access.maps())),
                new InviteRoutes(access, callers, limits, origins),
                new PeopleRoutes(access, callers, limits, presence, StorageId.of(database)),
                new StaticFiles());
        return parts.add(new HttpFront(vertx, config.host(), config.port(), origins, routes));
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
        parts.close();
        LOG.info("closed");
    }
}
