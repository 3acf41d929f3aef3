package balcony.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import balcony.server.TestServer;
import balcony.server.Visitor;
import balcony.server.Visitor.Answer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Answers that a scribe wrote down for others: docs/spec/running.md, RU10. */
class HeardAnswersTest {
    private static TestServer server;

    private Visitor asha;
    private Visitor ben;
    private String map = "";
    private String voice = "";

    @BeforeAll
    static void start() {
        server = TestServer.start();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void open() {
        asha = Visitor.named(server, "Asha");
        map = asha.post(
                        "/api/maps",
                        new JsonObject()
                                .put("title", "Getting home")
                                .put(
                                        "voices",
                                        new JsonArray()
                                                .add(new JsonObject()
                                                        .put("name", "Carers’ forum")
                                                        .put("kind", "community"))))
                .text("id");
        voice = current().getJsonObject("voices").fieldNames().iterator().next();
        ben = member("participant");
    }

    private Visitor member(String role) {
        String token = asha.post("/api/maps/" + map + "/invites", new JsonObject().put("role", role))
                .text("token");
        Visitor visitor = Visitor.named(server, role);
        visitor.post("/api/join", new JsonObject().put("invite", token));
        return visitor;
    }

    private JsonObject current() {
        return asha.get("/api/maps/" + map).json();
    }

    private String ask(boolean unattributed) {
        return asha.post(
                        "/api/maps/" + map + "/asks",
                        new JsonObject()
                                .put("prompt", "What keeps people waiting?")
                                .put("unattributed", unattributed))
                .text("id");
    }

    private String path(String ask, String rest) {
        return "/api/maps/" + map + "/asks/" + ask + rest;
    }

    private Answer hear(Visitor who, String ask, String... texts) {
        List<JsonObject> answers = List.of(texts).stream()
                .map(text -> new JsonObject().put("text", text))
                .toList();
        return who.post(
                path(ask, "/heard"),
                new JsonObject().put("voices", new JsonArray().add(voice)).put("answers", new JsonArray(answers)));
    }

    private JsonObject listed(Visitor who, String ask) {
        return who.get("/api/maps/" + map + "/asks").json().getJsonArray("asks").stream()
                .map(JsonObject.class::cast)
                .filter(one -> one.getString("id").equals(ask))
                .findFirst()
                .orElseThrow();
    }

    @Test
    @DisplayName(
            "RU10 what was heard is sealed beside everybody's own answer, and opened as heard, for the voice it was heard from")
    void it_is_sealed_and_opened() {
        String ask = ask(false);
        assertThat(hear(ben, ask, "Nobody picks up the phone").status()).isEqualTo(204);
        assertThat(hear(ben, ask, "Beds", "Buses").status()).isEqualTo(204);
        ben.send(
                "PUT",
                path(ask, "/answer"),
                java.net.http.HttpRequest.BodyPublishers.ofString(new JsonObject()
                        .put("answers", new JsonArray().add(new JsonObject().put("text", "Forms")))
                        .encode()));

        assertThat(listed(ben, ask).getInteger("heard")).isEqualTo(2);
        assertThat(listed(asha, ask).getInteger("heard")).isZero();
        assertThat(listed(asha, ask).getInteger("count")).isEqualTo(3);
        assertThat(asha.get("/api/maps/" + map + "/asks").body() + current().encode())
                .doesNotContain("picks up the phone")
                .doesNotContain("Buses");

        assertThat(asha.post(path(ask, "/reveal")).status()).isEqualTo(204);
        JsonObject answers = current().getJsonObject("asks").getJsonObject(ask).getJsonObject("answers");
        List<JsonObject> opened =
                answers.fieldNames().stream().map(answers::getJsonObject).toList();
        Set<String> heard = opened.stream()
                .filter(one -> "heard".equals(one.getString("as")))
                .map(one -> one.getString("text"))
                .collect(Collectors.toSet());
        assertThat(heard).containsExactlyInAnyOrder("Nobody picks up the phone", "Beds", "Buses");
        assertThat(opened).hasSize(4).allSatisfy(one -> {
            boolean isHeard = "heard".equals(one.getString("as"));
            assertThat(one.getJsonObject("voices").containsKey(voice)).isEqualTo(isHeard);
        });
        assertThat(hear(ben, ask, "Too late").problem()).isEqualTo("ask-closed");
    }

    @Test
    @DisplayName("RU10 a scribe takes back what they wrote down, and nobody else's; observers write down nothing")
    void a_scribe_takes_it_back() {
        String ask = ask(false);
        hear(ben, ask, "Mistaken");
        hear(asha, ask, "Meant");
        Visitor observer = member("observer");
        assertThat(hear(observer, ask, "Watching").status()).isEqualTo(403);
        assertThat(hear(ben, ask).status()).isEqualTo(400);
        assertThat(hear(ben, "nowhere", "Beds").status()).isEqualTo(404);

        assertThat(ben.delete(path(ask, "/heard")).status()).isEqualTo(204);

        assertThat(listed(ben, ask).getInteger("heard")).isZero();
        asha.post(path(ask, "/reveal"));
        JsonObject answers = current().getJsonObject("asks").getJsonObject(ask).getJsonObject("answers");
        assertThat(answers.fieldNames()).hasSize(1);
        assertThat(answers.encode()).contains("Meant").doesNotContain("Mistaken");
    }

    @Test
    @DisplayName("RU10 a question without voices takes none: five made-up answers would tell whose the sixth is")
    void unattributed_questions_take_none() {
        String ask = ask(true);

        assertThat(hear(asha, ask, "Made up").problem()).isEqualTo("own-answers-only");
        assertThat(listed(asha, ask).getInteger("count")).isZero();
    }

    @Test
    @DisplayName("RU10 a cancelled question destroys what was heard, in the store too")
    void cancelled_is_destroyed() throws Exception {
        String ask = ask(false);
        hear(ben, ask, "Zebulon fears the discharge team");

        asha.post(path(ask, "/cancel"));

        try (var connection = java.sql.DriverManager.getConnection(
                        "jdbc:sqlite:" + server.data().resolve("balcony.db"));
                var rows = connection.createStatement().executeQuery("SELECT count(*) FROM heard_answer")) {
            assertThat(rows.next()).isTrue();
            assertThat(rows.getInt(1)).isZero();
        }
        assertThat(current().encode()).doesNotContain("Zebulon");
    }
}
