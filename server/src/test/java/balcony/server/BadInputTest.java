package balcony.server;

import static org.assertj.core.api.Assertions.assertThat;

import balcony.server.Visitor.Answer;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is sent wrongly is answered with a problem that says what is wrong. */
class BadInputTest {
    private static TestServer server;
    private static Visitor enabler;
    private static String map;

    @BeforeAll
    static void open() {
        server = TestServer.start();
        enabler = Visitor.named(server, "Edda");
        map = server.newMap(enabler).map().value();
    }

    @AfterAll
    static void close() {
        server.close();
    }

    private static void assertProblem(Answer answer, int status) {
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.type()).contains("application/problem+json");
        assertThat(answer.json().fieldNames()).contains("type", "title", "status", "detail");
        assertThat(answer.json().getInteger("status")).isEqualTo(status);
        assertThat(answer.body()).doesNotContain("Exception", "java.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "[]", "null", "7", "\"name\"", "{\"name\": 7}", "{\"name\": [\"x\"]}", "{}", "\u0000"})
    @DisplayName("A60 a body that is not the object asked for is refused with 400")
    void a_wrong_body_is_refused(String body) {
        assertProblem(Visitor.of(server).send("POST", "/api/session", BodyPublishers.ofString(body)), 400);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"role\": \"king\"}                              | role",
                "{}                                                | role",
                "{\"role\": \"observer\", \"maxUses\": 0}          | maxUses",
                "{\"role\": \"observer\", \"maxUses\": \"many\"}   | maxUses",
                "{\"role\": \"observer\", \"maxUses\": 1.5}        | maxUses",
                "{\"role\": \"observer\", \"expiresAt\": \"soon\"} | expiresAt"
            })
    @DisplayName("A61 a wrong member is named")
    void a_wrong_member_is_named(String body, String member) {
        Answer answer = enabler.send("POST", "/api/maps/" + map + "/invites", BodyPublishers.ofString(body));

        assertProblem(answer, 400);
        assertThat(answer.text("detail")).contains(member);
    }

    @Test
    @DisplayName("A62 L10 a body beyond the limit is refused with 413")
    void a_huge_body_is_refused() {
        String huge = new JsonObject().put("name", "x".repeat(100_000)).encode();

        assertProblem(Visitor.of(server).send("POST", "/api/session", BodyPublishers.ofString(huge)), 413);
    }

    @Test
    @DisplayName("A63 an unknown address is 404, a known one with a wrong method 405")
    void unknown_addresses() {
        assertProblem(enabler.get("/api/nothing"), 404);
        assertProblem(enabler.get("/nothing.js"), 404);
        assertProblem(enabler.send("PUT", "/api/session", BodyPublishers.ofString("{}")), 405);
    }

    @Test
    @DisplayName("A64 an unknown map, member and invite are 404")
    void unknown_things() {
        assertProblem(enabler.get("/api/maps/m_nowhere/me"), 404);
        assertProblem(enabler.post("/api/maps/m_nowhere/invites", new JsonObject().put("role", "observer")), 404);
        assertProblem(enabler.delete("/api/maps/" + map + "/people/nobody"), 404);
        assertProblem(enabler.delete("/api/maps/" + map + "/invites/none"), 404);
        assertProblem(
                Visitor.of(server)
                        .post("/api/join", new JsonObject().put("invite", "").put("name", "Asha")),
                404);
    }

    @Test
    @DisplayName("A65 without a session everything of a map is 401")
    void without_a_session() {
        Visitor nobody = Visitor.of(server);

        assertProblem(nobody.get("/api/maps"), 401);
        assertProblem(nobody.get("/api/maps/" + map + "/people"), 401);
        assertProblem(nobody.post("/api/maps/" + map + "/invites", new JsonObject().put("role", "observer")), 401);
        assertProblem(nobody.delete("/api/maps/" + map + "/people/x"), 401);
    }

    @Test
    @DisplayName("A66 L10 sixty people behind one address come in at once; one person who floods is told to wait")
    void limits_are_per_person_and_wide_per_address() {
        for (int i = 0; i < 60; i++) {
            assertThat(Visitor.of(server)
                            .post("/api/session", new JsonObject().put("name", "Guest " + i))
                            .status())
                    .isEqualTo(200);
        }
        Visitor flood = Visitor.named(server, "Flood");
        int told = 0;
        for (int i = 0; i < 1_000 && told == 0; i++) {
            Answer answer = flood.post("/api/tickets");
            if (answer.status() == 429) {
                assertProblem(answer, 429);
                told++;
            }
        }
        assertThat(told).isEqualTo(1);
        assertThat(enabler.post("/api/tickets").status()).isEqualTo(201);
    }
}
