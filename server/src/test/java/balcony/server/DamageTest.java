package balcony.server;

import static org.assertj.core.api.Assertions.assertThat;

import balcony.server.web.StockRepos;
import io.vertx.core.json.JsonObject;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A map damaged on the disk, seen through the front door. */
class DamageTest {
    private TestServer server;
    private StockRepos peers;
    private Visitor asha;
    private JsonObject harbour;
    private JsonObject market;

    @BeforeEach
    void open() throws Exception {
        server = TestServer.start();
        peers = new StockRepos();
        asha = Visitor.named(server, "Asha");
        harbour =
                asha.post("/api/maps", new JsonObject().put("title", "Harbour")).json();
        market = asha.post("/api/maps", new JsonObject().put("title", "Market")).json();
        try (Connection file = DriverManager.getConnection(
                        "jdbc:sqlite:" + server.data().resolve("balcony.db"));
                PreparedStatement flip =
                        file.prepareStatement("UPDATE change SET chunk = chunk || x'00' WHERE map = ?")) {
            flip.setString(1, harbour.getString("id"));
            flip.executeUpdate();
        }
        server.restart();
    }

    @AfterEach
    void close() {
        peers.close();
        server.close();
    }

    @Test
    @DisplayName("J23 a damaged map answers with a problem that says so, and others answer as before")
    void http_says_so() {
        Visitor.Answer damaged = asha.get("/api/maps/" + harbour.getString("id"));

        assertThat(damaged.status()).isEqualTo(503);
        assertThat(damaged.problem()).isEqualTo("damaged-map");
        assertThat(damaged.text("detail")).contains("damaged").contains("backup");
        assertThat(asha.get("/api/maps/" + market.getString("id")).status()).isEqualTo(200);
        assertThat(asha.post("/api/maps/" + harbour.getString("id") + "/moments", new JsonObject().put("title", "Now"))
                        .problem())
                .isEqualTo("damaged-map");
        assertThat(asha.get("/api/maps").body()).contains("Harbour", "Market");
    }

    @Test
    @DisplayName("RO11 a damaged map is absent to a stock client, which goes on with others on the same socket")
    void sync_goes_on_with_others() {
        String ticket = asha.post("/api/tickets").text("ticket");
        peers.call("open", "one", "url", server.socketAddress() + "?ticket=" + ticket);

        peers.await("one", market.getString("url"));
        assertThat(peers.text("find", "one", "document", harbour.getString("url")))
                .contains("unavailable");
        assertThat(peers.text("find", "one", "document", market.getString("url")))
                .isEqualTo("ready");
        assertThat(peers.call("counts", "one").at("/result/closeCodes")).isEmpty();
    }
}
