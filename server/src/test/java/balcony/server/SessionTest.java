package balcony.server;

import static org.assertj.core.api.Assertions.assertThat;

import balcony.server.Visitor.Answer;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** {@code /api/session} and {@code /api/tickets}. */
class SessionTest {
    private TestServer server;

    @BeforeEach
    void open() {
        server = TestServer.start();
    }

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    @DisplayName("A1 a name makes a person, with a cookie that scripts cannot read, a token and a return code")
    void a_name_makes_a_person() {
        Visitor asha = Visitor.of(server);

        Answer answer = asha.post("/api/session", new JsonObject().put("name", " Asha "));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().getJsonObject("person").getString("name")).isEqualTo("Asha");
        assertThat(answer.text("returnCode")).matches("([2-9A-Z]{4}-){4}[2-9A-Z]{4}");
        assertThat(answer.headers().firstValue("Set-Cookie").orElseThrow())
                .containsIgnoringCase("HttpOnly")
                .contains("SameSite=Lax", "Path=/")
                .doesNotContain("Secure");
        assertThat(asha.get("/api/session").json())
                .isEqualTo(new JsonObject().put("person", answer.json().getJsonObject("person")));
    }

    @Test
    @DisplayName("A2 the token counts as a bearer token; without either there is no session")
    void the_token_is_a_bearer_token() {
        String token = Visitor.of(server)
                .post("/api/session", new JsonObject().put("name", "Asha"))
                .text("token");

        assertThat(Visitor.of(server)
                        .with("Authorization", "Bearer " + token)
                        .get("/api/session")
                        .status())
                .isEqualTo(200);
        Answer none = Visitor.of(server).get("/api/session");
        assertThat(none.status()).isEqualTo(401);
        assertThat(none.problem()).isEqualTo("no-session");
    }

    @Test
    @DisplayName("A3 the return code brings the same person back on another device, however it is typed")
    void the_return_code_brings_the_same_person_back() {
        Answer first = Visitor.of(server).post("/api/session", new JsonObject().put("name", "Asha"));
        String typed =
                first.text("returnCode").toLowerCase(java.util.Locale.ROOT).replace('-', ' ');

        Answer second = Visitor.of(server).post("/api/session", new JsonObject().put("returnCode", typed));

        assertThat(second.json().getJsonObject("person")).isEqualTo(first.json().getJsonObject("person"));
        assertThat(second.text("returnCode")).isEqualTo(first.text("returnCode"));
    }

    @Test
    @DisplayName("A3 a wrong return code is nobody's")
    void a_wrong_return_code_is_nobodys() {
        Answer answer =
                Visitor.of(server).post("/api/session", new JsonObject().put("returnCode", "AAAA-BBBB-CCCC-DDDD-EEEE"));

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.problem()).isEqualTo("wrong-return-code");
    }

    @Test
    @DisplayName("A4 leaving the device ends its session, for the cookie and for a copy of the token")
    void leaving_the_device_ends_its_session() {
        Visitor asha = Visitor.of(server);
        String token =
                asha.post("/api/session", new JsonObject().put("name", "Asha")).text("token");

        assertThat(asha.delete("/api/session").status()).isEqualTo(204);

        assertThat(asha.cookie()).isEmpty();
        assertThat(Visitor.of(server)
                        .with("Authorization", "Bearer " + token)
                        .get("/api/session")
                        .status())
                .isEqualTo(401);
    }

    @Test
    @DisplayName("A5 a session ends 30 days after its last use, and use draws it out")
    void use_draws_a_session_out() {
        Visitor asha = Visitor.named(server, "Asha");
        Visitor bela = Visitor.named(server, "Bela");

        server.forward(Duration.ofDays(20));
        asha.get("/api/session");
        server.forward(Duration.ofDays(20));

        assertThat(asha.get("/api/session").status()).isEqualTo(200);
        assertThat(bela.get("/api/session").status()).isEqualTo(401);
    }

    @Test
    @DisplayName("A6 a ticket is opaque, one per asking")
    void a_ticket_is_opaque() {
        Visitor asha = Visitor.named(server, "Asha");

        Answer first = asha.post("/api/tickets");
        Answer second = asha.post("/api/tickets");

        assertThat(first.status()).isEqualTo(201);
        assertThat(first.text("ticket")).matches("[A-Za-z0-9_-]{22}").isNotEqualTo(second.text("ticket"));
        assertThat(Visitor.of(server).post("/api/tickets").status()).isEqualTo(401);
    }

    @Test
    @DisplayName("A7 a person may take another name")
    void a_person_may_take_another_name() {
        Visitor asha = Visitor.named(server, "Asha");

        asha.patch("/api/session", new JsonObject().put("name", "Asha R."));

        assertThat(asha.get("/api/session").json().getJsonObject("person").getString("name"))
                .isEqualTo("Asha R.");
    }

    @Test
    @DisplayName("A8 a session outlives a restart")
    void a_session_outlives_a_restart() {
        Visitor asha = Visitor.named(server, "Asha");

        server.restart();

        assertThat(asha.get("/api/session").status()).isEqualTo(200);
    }

    @Test
    @DisplayName("A9 what changes something is refused when another site's page sends it, with or without a cookie")
    void another_sites_page_is_refused() {
        Visitor asha = Visitor.named(server, "Asha").withoutOrigin();

        assertThat(asha.with("Origin", "https://evil.example")
                        .delete("/api/session")
                        .status())
                .isEqualTo(403);
        assertThat(Visitor.of(server)
                        .withoutOrigin()
                        .with("Sec-Fetch-Site", "cross-site")
                        .post("/api/session", new JsonObject().put("name", "Mallory"))
                        .status())
                .isEqualTo(403);
        assertThat(asha.get("/api/session").status()).isEqualTo(200);
    }
}
