package balcony.server;

import static balcony.server.Terminal.balcony;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import balcony.server.web.StockRepos;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** After a restore from an older backup, what it lost comes back from whoever still holds it: stock clients. */
class ReturnTest {
    @TempDir
    private Path folder;

    private TestServer server;
    private StockRepos peers;
    private final Map<String, Visitor> people = new HashMap<>();
    private String map = "";
    private String document = "";

    @BeforeEach
    void open() {
        server = TestServer.start();
        peers = new StockRepos();
        Visitor asha = Visitor.named(server, "asha");
        people.put("asha", asha);
        JsonObject made =
                asha.post("/api/maps", new JsonObject().put("title", "Harbour")).json();
        map = made.getString("id");
        document = made.getString("url");
        join("ben", "participant");
        join("olga", "observer");
        for (String name : List.of("asha", "ben", "olga")) {
            peers.call("open", name, "url", address(server, people.get(name)));
            peers.await(name, document);
        }
        edit("ben", "before");
        asha.patch(
                "/api/maps/" + map + "/conduct",
                new JsonObject().put("lock", new JsonObject().put("elements", new JsonArray().add("one"))));
        backUp();
        // Lost by the restore: of a known actor, of one that is new since, and of the server's own.
        edit("ben", "lost-of-ben");
        edit("asha", "lost-of-asha");
        asha.post("/api/maps/" + map + "/moments", new JsonObject().put("title", "Lost moment"));
        await().until(() -> keys("olga").contains("lost-of-asha")
                && keys("olga").contains("lost-of-ben")
                && changes("olga") == hashes(asha).size());
    }

    @AfterEach
    void close() {
        peers.close();
        server.close();
    }

    private void join(String name, String role) {
        String invite = people.get("asha")
                .post("/api/maps/" + map + "/invites", new JsonObject().put("role", role))
                .text("token");
        Visitor visitor = Visitor.named(server, name);
        visitor.post("/api/join", new JsonObject().put("invite", invite));
        people.put(name, visitor);
    }

    private static String address(TestServer at, Visitor who) {
        return at.socketAddress() + "?ticket=" + who.post("/api/tickets").text("ticket");
    }

    private void edit(String name, String key) {
        peers.call("edit", name, "document", document, "key", key);
        await().until(() -> keys("olga").contains(key));
    }

    private String keys(String name) {
        return peers.call("state", name, "document", document)
                .at("/result/keys")
                .toString();
    }

    private int changes(String name) {
        return peers.call("state", name, "document", document)
                .at("/result/changes")
                .asInt();
    }

    private Map<String, JsonObject> hashes(Visitor who) {
        Map<String, JsonObject> changes = new HashMap<>();
        JsonArray page = who.get("/api/maps/" + map + "/changes").json().getJsonArray("changes");
        page.forEach(change -> changes.put(((JsonObject) change).getString("hash"), (JsonObject) change));
        return changes;
    }

    private void backUp() {
        assertThat(balcony("backup", "--data", server.data(), "--to", folder.resolve("backup"))
                        .exitCode())
                .isZero();
    }

    /** The old server is gone; another starts from the backup. */
    private TestServer restore() {
        server.close();
        assertThat(balcony("restore", "--from", folder.resolve("backup"), "--data", folder.resolve("restored"))
                        .exitCode())
                .isZero();
        return TestServer.over(folder.resolve("restored"));
    }

    private void connect(TestServer restored, String name) {
        Visitor again = Visitor.of(restored).withCookieOf(people.get(name));
        peers.call("connect", name, "url", address(restored, again));
    }

    @Test
    @DisplayName("RO20 an observer who holds what a restore lost brings all of it back, under the names of its authors")
    void an_observer_brings_back_what_was_lost() {
        Map<String, JsonObject> whole = hashes(people.get("asha"));
        try (TestServer restored = restore()) {
            Visitor asha = Visitor.of(restored).withCookieOf(people.get("asha"));
            assertThat(hashes(asha).size()).isLessThan(whole.size());

            connect(restored, "olga");
            await().until(() -> hashes(asha).keySet().equals(whole.keySet()));

            String ben = Visitor.of(restored)
                    .withCookieOf(people.get("ben"))
                    .get("/api/maps/" + map + "/me")
                    .text("member");
            Map<String, JsonObject> back = hashes(asha);
            assertThat(whole.values()).anyMatch(change -> ben.equals(change.getString("person")));
            whole.forEach((hash, was) -> {
                if (ben.equals(was.getString("person"))) {
                    assertThat(back.get(hash).getString("person")).isEqualTo(ben);
                }
            });
            assertThat(balcony("verify", "--data", restored.data()).exitCode()).isZero();
        }
    }

    @Test
    @DisplayName(
            "O12 RO26 locks come back with a restore; what it lost comes back while only enablers draw, and nothing new")
    void what_was_lost_comes_back_though_only_enablers_draw() {
        try (TestServer restored = restore()) {
            Visitor asha = Visitor.of(restored).withCookieOf(people.get("asha"));
            JsonObject conduct = asha.patch("/api/maps/" + map + "/conduct", new JsonObject().put("handsOff", true))
                    .json();
            assertThat(conduct.getJsonArray("locks")).hasSize(1);
            int before = hashes(asha).size();

            connect(restored, "ben");
            await().until(() -> hashes(asha).size() > before);
            Visitor ben = Visitor.of(restored).withCookieOf(people.get("ben"));
            peers.call("open", "fresh", "url", address(restored, ben));
            peers.await("fresh", document);
            long later = Instant.now().plusSeconds(60).getEpochSecond();
            peers.call("write", "fresh", "document", document, "path", List.of("new"), "value", 1, "time", later);

            await().untilAsserted(() ->
                    assertThat(peers.call("ephemerals", "fresh").toString()).contains("\"hands-off\""));
            assertThat(asha.get("/api/maps/" + map).json().fieldNames())
                    .contains("lost-of-ben")
                    .doesNotContain("new");
        }
    }

    @Test
    @DisplayName(
            "RO21 after that authors go on where they were, the server writes under another actor, and all are equal")
    void all_go_on() {
        try (TestServer restored = restore()) {
            Visitor asha = Visitor.of(restored).withCookieOf(people.get("asha"));
            // The server writes before its own lost change comes back.
            assertThat(asha.post("/api/maps/" + map + "/moments", new JsonObject().put("title", "New moment"))
                            .status())
                    .isEqualTo(201);
            connect(restored, "olga");
            connect(restored, "ben");
            connect(restored, "asha");
            peers.call("edit", "ben", "document", document, "key", "after-of-ben");
            peers.call("edit", "asha", "document", document, "key", "after-of-asha");

            await().until(() ->
                    keys("olga").contains("after-of-ben") && keys("olga").contains("after-of-asha"));
            await().until(() -> changes("olga") == hashes(asha).size()
                    && changes("asha") == changes("olga")
                    && changes("ben") == changes("olga"));
            assertThat(balcony("verify", "--data", restored.data()).exitCode()).isZero();
            restored.restart();
            assertThat(Visitor.of(restored)
                            .withCookieOf(people.get("asha"))
                            .get("/api/maps/" + map + "/changes")
                            .status())
                    .as("it reads back as it was written")
                    .isEqualTo(200);
        }
    }

    @Test
    @DisplayName("RO22 an observer's own change is refused in recovery too")
    void an_observers_own_change_is_refused() {
        try (TestServer restored = restore()) {
            Visitor asha = Visitor.of(restored).withCookieOf(people.get("asha"));
            connect(restored, "olga");
            await().until(() -> changes("olga") == hashes(asha).size());
            int before = hashes(asha).size();
            // Written after the restore by the author's clock.
            await().pollDelay(java.time.Duration.ofMillis(1100)).until(() -> true);
            peers.call("edit", "olga", "document", document, "key", "smuggled");
            connect(restored, "ben");
            peers.call("edit", "ben", "document", document, "key", "honest");
            await().until(() -> hashes(asha).size() == before + 1);
        }
    }
}
