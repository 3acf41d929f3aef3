package balcony.server;

import static org.assertj.core.api.Assertions.assertThat;

import balcony.server.Visitor.Answer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Invites and {@code /api/join}. */
class JoinTest {
    private TestServer server;
    private Visitor enabler;
    private String map;

    @BeforeEach
    void open() {
        server = TestServer.start();
        enabler = Visitor.named(server, "Edda");
        map = server.newMap(enabler).map().value();
    }

    @AfterEach
    void close() {
        server.close();
    }

    private Answer invite(String role) {
        return invite(new JsonObject().put("role", role));
    }

    private Answer invite(JsonObject wish) {
        Answer made = enabler.post("/api/maps/" + map + "/invites", wish);
        assertThat(made.status()).isEqualTo(201);
        return made;
    }

    private static Answer join(Visitor visitor, String tokenOrCode, String name) {
        return visitor.post(
                "/api/join", new JsonObject().put("invite", tokenOrCode).put("name", name));
    }

    private String role(Visitor visitor) {
        return visitor.get("/api/maps/" + map + "/me").text("role");
    }

    @Test
    @DisplayName("A20 an invite is a token behind the # of a link, and a code of six letters without look-alikes")
    void an_invite_is_a_link_and_a_code() {
        Answer made = invite("participant");

        assertThat(made.text("token")).matches("[A-Za-z0-9_-]{22}");
        assertThat(made.text("code")).matches("[2-9A-HJKMNP-TV-Z]{6}");
        assertThat(made.text("url"))
                .isEqualTo(server.address() + "/join/" + made.text("code") + "#" + made.text("token"));
    }

    @Test
    @DisplayName("A21 who joins becomes a member with the invite's role, a session and a return code")
    void who_joins_becomes_a_member() {
        Visitor asha = Visitor.of(server);

        Answer joined = asha.post(
                "/api/join",
                new JsonObject()
                        .put("invite", invite("participant").text("token"))
                        .put("name", "Asha")
                        .put("voices", new JsonArray().add("v1").add("v2")));

        assertThat(joined.status()).isEqualTo(200);
        assertThat(joined.json().fieldNames())
                .containsExactlyInAnyOrder("map", "document", "url", "role", "member", "token", "returnCode");
        assertThat(joined.text("url")).isEqualTo("automerge:" + joined.text("document"));
        JsonObject me = asha.get("/api/maps/" + map + "/me").json();
        assertThat(me.getString("role")).isEqualTo("participant");
        assertThat(me.getString("name")).isEqualTo("Asha");
        assertThat(me.getString("member")).isEqualTo(joined.text("member"));
        assertThat(me.getJsonArray("voices")).containsExactly("v1", "v2");
        assertThat(me.getString("storageId")).hasSize(36);
    }

    @Test
    @DisplayName("A22 joining again changes nothing and uses nothing up")
    void joining_again_changes_nothing() {
        String token = invite(new JsonObject().put("role", "participant").put("maxUses", 1))
                .text("token");
        Visitor asha = Visitor.of(server);
        Answer first = join(asha, token, "Asha");

        Answer second = asha.post("/api/join", new JsonObject().put("invite", token));

        assertThat(second.text("member")).isEqualTo(first.text("member"));
        assertThat(second.text("returnCode")).isEqualTo(first.text("returnCode"));
        assertThat(enabler.get("/api/maps/" + map + "/people").json().getJsonArray("people"))
                .hasSize(2);
    }

    @Test
    @DisplayName(
            "A22 whose role was made less does not get it back by the invite that once gave it, also a withdrawn one")
    void joining_again_raises_nothing() {
        Answer made = invite(new JsonObject().put("role", "enabler"));
        Visitor asha = Visitor.of(server);
        Answer joined = join(asha, made.text("token"), "Asha");
        enabler.patch(
                "/api/maps/" + map + "/people/" + joined.text("member"), new JsonObject().put("role", "observer"));

        assertThat(join(asha, made.text("token"), "Asha").status()).isEqualTo(200);
        assertThat(role(asha)).isEqualTo("observer");

        enabler.delete("/api/maps/" + map + "/invites/" + made.text("id"));
        join(asha, made.text("token"), "Asha");
        assertThat(role(asha)).isEqualTo("observer");
    }

    @Test
    @DisplayName("A23 joining raises a role and never lowers it")
    void joining_never_lowers_a_role() {
        Visitor asha = Visitor.of(server);
        join(asha, invite("observer").text("token"), "Asha");

        join(asha, invite("participant").text("token"), "Asha");
        assertThat(role(asha)).isEqualTo("participant");

        join(asha, invite("observer").text("token"), "Asha");
        assertThat(role(asha)).isEqualTo("participant");
    }

    @Test
    @DisplayName("A24 an expired, a used-up and a withdrawn invite each say so")
    void closed_invites_say_so() {
        String short_lived = invite(new JsonObject()
                        .put("role", "participant")
                        .put(
                                "expiresAt",
                                server.clock().instant().plusSeconds(60).toString()))
                .text("token");
        String single = invite(new JsonObject().put("role", "participant").put("maxUses", 1))
                .text("token");
        Answer withdrawn = invite("participant");
        join(Visitor.of(server), single, "First");
        enabler.delete("/api/maps/" + map + "/invites/" + withdrawn.text("id"));
        server.forward(Duration.ofMinutes(2));

        assertThat(join(Visitor.of(server), short_lived, "Late").problem()).isEqualTo("invite-expired");
        assertThat(join(Visitor.of(server), single, "Second").problem()).isEqualTo("invite-used-up");
        Answer revoked = join(Visitor.of(server), withdrawn.text("token"), "Third");
        assertThat(revoked.problem()).isEqualTo("invite-revoked");
        assertThat(revoked.status()).isEqualTo(410);
        assertThat(revoked.type()).contains("application/problem+json");
    }

    @Test
    @DisplayName("A25 a code works however it is typed, for 12 hours; later only while an enabler has the map open")
    void a_code_works_while_the_door_is_open() {
        String code = invite("participant").text("code");
        String typed = code.substring(0, 3).toLowerCase(java.util.Locale.ROOT) + " " + code.substring(3);

        assertThat(join(Visitor.of(server), typed, "Asha").status()).isEqualTo(200);

        server.forward(Duration.ofHours(13));
        Answer closed = join(Visitor.of(server), code, "Bela");
        assertThat(closed.status()).isEqualTo(404);
        assertThat(closed.problem()).isEqualTo("no-such-invite");
    }

    @Test
    @DisplayName(
            "A26 after 600 wrong codes in an hour the whole server takes none, right ones neither; tokens still work")
    void wrong_codes_have_a_budget() {
        Answer made = invite("participant");
        for (int i = 0; i < 600; i++) {
            server.guess();
        }

        assertThat(join(Visitor.of(server), made.text("code"), "Asha").problem())
                .isEqualTo("too-many");
        assertThat(join(Visitor.of(server), made.text("token"), "Asha").status())
                .isEqualTo(200);
        server.forward(Duration.ofMinutes(61));
        assertThat(join(Visitor.of(server), made.text("code"), "Bela").status()).isEqualTo(200);
    }

    @Test
    @DisplayName("A27 who was removed comes back only by an invite made since, as the same member")
    void who_was_removed_needs_a_new_invite() {
        String token = invite("participant").text("token");
        Visitor asha = Visitor.of(server);
        String member = join(asha, token, "Asha").text("member");
        server.forward(Duration.ofSeconds(1));
        enabler.delete("/api/maps/" + map + "/people/" + member);

        Answer again = join(asha, token, "Asha");
        assertThat(again.status()).isEqualTo(403);
        assertThat(again.problem()).isEqualTo("removed");

        server.forward(Duration.ofSeconds(1));
        assertThat(join(asha, invite("observer").text("token"), "Asha").text("member"))
                .isEqualTo(member);
        assertThat(role(asha)).isEqualTo("observer");
    }

    @Test
    @DisplayName("A28 whoever holds an invite sees the title and the role before coming in")
    void a_look_tells_what_it_is() {
        map = enabler.post(
                        "/api/maps",
                        new JsonObject()
                                .put("title", "Harbour")
                                .put("question", "Who sails?")
                                .put(
                                        "voices",
                                        new JsonArray()
                                                .add(new JsonObject()
                                                        .put("name", "The pilots")
                                                        .put("kind", "community"))))
                .text("id");
        Answer looked = Visitor.of(server)
                .post(
                        "/api/invites/look",
                        new JsonObject().put("invite", invite("observer").text("token")));

        assertThat(looked.status()).isEqualTo(200);
        assertThat(looked.text("title")).isEqualTo("Harbour");
        assertThat(looked.text("question")).isEqualTo("Who sails?");
        assertThat(looked.text("role")).isEqualTo("observer");
        assertThat(looked.json().getJsonArray("voices").getJsonObject(0).getString("name"))
                .isEqualTo("The pilots");
        assertThat(Visitor.of(server)
                        .post("/api/invites/look", new JsonObject().put("invite", "AAAAAAAAAAAAAAAAAAAAAA"))
                        .status())
                .isEqualTo(404);
    }

    @Test
    @DisplayName("A29 only enablers make, see and withdraw invites")
    void only_enablers_handle_invites() {
        Visitor asha = Visitor.of(server);
        join(asha, invite("participant").text("token"), "Asha");

        assertThat(asha.post("/api/maps/" + map + "/invites", new JsonObject().put("role", "enabler"))
                        .status())
                .isEqualTo(403);
        assertThat(asha.get("/api/maps/" + map + "/invites").status()).isEqualTo(403);
        assertThat(Visitor.named(server, "Stranger")
                        .get("/api/maps/" + map + "/invites")
                        .status())
                .isEqualTo(404);
        assertThat(enabler.get("/api/maps/" + map + "/invites").json().getJsonArray("invites"))
                .hasSize(1);
    }

    @Test
    @DisplayName("A30 somebody new has to say a name, plain and not too long")
    void somebody_new_says_a_name() {
        String token = invite("participant").text("token");

        assertThat(Visitor.of(server)
                        .post("/api/join", new JsonObject().put("invite", token))
                        .status())
                .isEqualTo(400);
        assertThat(join(Visitor.of(server), token, "  ").status()).isEqualTo(400);
        assertThat(join(Visitor.of(server), token, "x".repeat(81)).status()).isEqualTo(400);
    }
}
