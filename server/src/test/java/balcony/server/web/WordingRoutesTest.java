package balcony.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import balcony.server.TestServer;
import balcony.server.Visitor;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** docs/spec/ambitions.md: who is told how words came about. */
class WordingRoutesTest {
    @Test
    @DisplayName(
            "AM3 members are told wordings with who and when, guests and strangers are not, and only of texts that have them")
    void members_are_told() {
        try (TestServer server = TestServer.start()) {
            Visitor asha = Visitor.named(server, "Asha");
            String map = asha.post(
                            "/api/maps",
                            new JsonObject().put("title", "Getting home").put("question", "Who waits?"))
                    .text("id");
            String path = "/api/maps/" + map + "/wordings?of=";
            Visitor guest = Visitor.of(server);
            String token = asha.post("/api/maps/" + map + "/invites", new JsonObject().put("role", "guest"))
                    .text("token");
            guest.post("/api/join", new JsonObject().put("invite", token).put("name", "Gwen"));

            JsonArray told = asha.get(path + "question").json().getJsonArray("wordings");

            assertThat(told).hasSize(1);
            assertThat(told.getJsonObject(0).getString("text")).isEqualTo("Who waits?");
            assertThat(told.getJsonObject(0).getString("name")).isEqualTo("Asha");
            assertThat(told.getJsonObject(0).getInstant("at")).isNotNull();
            assertThat(asha.get(path + "ambitions/none").json().getJsonArray("wordings"))
                    .isEmpty();
            assertThat(guest.get(path + "question").status()).isEqualTo(403);
            assertThat(Visitor.named(server, "Stranger").get(path + "question").status())
                    .isEqualTo(404);
            assertThat(asha.get(path + "elements/x").status()).isEqualTo(400);
            assertThat(asha.get("/api/maps/" + map + "/wordings").status()).isEqualTo(400);
        }
    }
}
