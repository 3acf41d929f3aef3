package balcony.server;

import balcony.server.access.Gate;
import balcony.server.access.NewMap;
import balcony.server.crdt.DocumentId;
import balcony.server.journal.PersonId;
import balcony.server.limits.Limits;
import balcony.server.web.Listen;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** The real server on a free port, with a data folder of its own and a clock that a test can move. */
public final class TestServer implements AutoCloseable {
    private final Path data;
    private final MovableClock clock;
    private final Limits limits;
    private Server server;

    private TestServer(Path data, MovableClock clock, Limits limits) {
        this.data = data;
        this.limits = limits;
        this.clock = clock;
        this.server = Server.start(config(), clock);
    }

    public static TestServer start() {
        return start(Limits.DEFAULT);
    }

    public static TestServer start(Limits limits) {
        try {
            return new TestServer(Files.createTempDirectory("balcony-test"), new MovableClock(Instant.now()), limits);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A server over a data folder that is there already; closing it removes the folder too. */
    public static TestServer over(Path data) {
        return new TestServer(data, new MovableClock(Instant.now()), Limits.DEFAULT);
    }

    private Config config() {
        return new Config(new Listen("127.0.0.1", 0, Optional.empty()), data, Optional.empty(), false, limits, true);
    }

    public int port() {
        return server.port();
    }

    /** {@code http://127.0.0.1:port}. */
    public URI address() {
        return server.address();
    }

    /** {@code ws://127.0.0.1:port/sync}. */
    public URI socketAddress() {
        return URI.create("ws://127.0.0.1:" + port() + "/sync");
    }

    public Path data() {
        return data;
    }

    public MovableClock clock() {
        return clock;
    }

    public void forward(Duration time) {
        clock.forward(time);
    }

    /** A map called Harbour without any change in it, for tests of who may do what; the visitor is its enabler. */
    public NewMap newMap(Visitor enabler) {
        PersonId person = new PersonId(
                enabler.get("/api/session").json().getJsonObject("person").getString("id"));
        return server.access()
                .maps()
                .createMap(person, DocumentId.random(new SecureRandom()), "Harbour")
                .toCompletableFuture()
                .join();
    }

    Gate gate() {
        return server.access().gate();
    }

    /** One wrong code, typed by somebody somewhere. */
    void guess() {
        Visitor.of(this).post("/api/invites/look", new JsonObject().put("invite", "222222"));
    }

    /** Stops and starts again over the same data, on another port. */
    public void restart() {
        server.close();
        server = Server.start(config(), clock);
    }

    /** Does something to its data while it is stopped. */
    public <T> T whileStopped(Supplier<T> deed) {
        server.close();
        try {
            return deed.get();
        } finally {
            server = Server.start(config(), clock);
        }
    }

    @Override
    public void close() {
        server.close();
        if (!Files.exists(data)) {
            return;
        }
        try (Stream<Path> files = Files.walk(data)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
