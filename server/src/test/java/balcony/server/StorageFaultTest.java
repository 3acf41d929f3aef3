package balcony.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import balcony.server.web.StockRepos;
import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.json.JsonObject;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** R3: the store is held by somebody else, so that no commit gets through. What a disk that refuses does, storage.mjs shows. */
class StorageFaultTest {
    private TestServer server;
    private StockRepos peers;
    private Visitor asha;
    private JsonObject map;

    @BeforeEach
    void open() {
        server = TestServer.start();
        peers = new StockRepos();
        asha = Visitor.named(server, "Asha");
        map = asha.post("/api/maps", new JsonObject().put("title", "Harbour")).json();
        String ticket = asha.post("/api/tickets").text("ticket");
        for (String repo : new String[] {"one", "two"}) {
            peers.call("open", repo, "url", server.socketAddress() + "?ticket=" + ticket);
            peers.await(repo, map.getString("url"));
        }
    }

    @AfterEach
    void close() {
        peers.close();
        server.close();
    }

    private JsonNode state(String repo) {
        return peers.call("state", repo, "document", map.getString("url")).get("result");
    }

    private int ready() {
        return Visitor.of(server).get("/readyz").status();
    }

    @Test
    @DisplayName(
            "J24, R3 while another process holds the store, nothing is shown, /readyz is red; then it recovers alone")
    void a_held_store() throws Exception {
        try (Connection other = DriverManager.getConnection(
                        "jdbc:sqlite:" + server.data().resolve("balcony.db"));
                Statement holding = other.createStatement()) {
            holding.execute("BEGIN IMMEDIATE");
            peers.call("edit", "one", "document", map.getString("url"), "key", "drawn", "times", 5, "gap", 5);
            int before = state("two").get("changes").asInt();

            await().atMost(Duration.ofSeconds(20)).until(() -> ready() == 503);
            assertThat(Visitor.of(server).get("/livez").status()).isEqualTo(200);
            // The writer gives up after 5 s, closes the socket that it could not serve, and tries what comes next.
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> peers.call("counts", "one")
                            .at("/result/closeCodes")
                            .toString()
                            .contains("1013"));
            assertThat(ready()).isEqualTo(503);
            assertThat(state("two").get("changes").asInt())
                    .as("nothing is shown")
                    .isEqualTo(before);
            holding.execute("ROLLBACK");
        }
        await().atMost(Duration.ofSeconds(10)).until(() -> ready() == 200);
        await().atMost(Duration.ofSeconds(10))
                .until(() -> state("one").get("heads").equals(state("two").get("heads")));
        assertThat(state("two").get("keys").toString()).contains("drawn-4");
    }
}
