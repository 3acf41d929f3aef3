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

/** The people of a map, and the ways back into it. */
class PeopleTest {
    private TestServer server;
    private Visitor enabler;
    private String enablerCode;
    private String recoveryCode;
    private String map;

    @BeforeEach
    void open() {
        server = TestServer.start();
        enabler = Visitor.of(server);
        enablerCode = enabler.post("/api/session", new JsonObject().put("name", "Edda"))
                .text("returnCode");
        var made = server.newMap(enabler);
        map = made.map().value();
        recoveryCode = made.recoveryCode();
    }

    @AfterEach
    void close() {
        server.close();
    }

    private Visitor joined(String role, String name) {
        String token = enabler.post("/api/maps/" + map + "/invites", new JsonObject().put("role", role))
                .text("token");
        Visitor visitor = Visitor.of(server);
        visitor.post("/api/join", new JsonObject().put("invite", token).put("name", name));
        return visitor;
    }

    private String member(Visitor visitor) {
        return visitor.get(path("me")).text("member");
    }

    private String path(String rest) {
        return "/api/maps/" + map + "/" + rest;
    }

    @Test
    @DisplayName("A40 members see each other by member ids, which say nothing about the person elsewhere")
    void members_see_each_other() {
        Visitor asha = joined("observer", "Asha");

        JsonArray people = asha.get(path("people")).json().getJsonArray("people");

        assertThat(people).hasSize(2);
        assertThat(people.getJsonObject(1).getString("id")).isEqualTo(member(asha));
        assertThat(people.getJsonObject(1).getString("name")).isEqualTo("Asha");
        assertThat(people.getJsonObject(1).getBoolean("here")).isFalse();
        String person = asha.get("/api/session").json().getJsonObject("person").getString("id");
        assertThat(people.encode()).doesNotContain(person);
    }

    @Test
    @DisplayName("A41 a map looks to strangers as if there were none, and to guests as if nobody were in it")
    void no_access_looks_like_absence() {
        Visitor stranger = Visitor.named(server, "Mallory");

        Answer real = stranger.get(path("people"));
        Answer unreal = stranger.get("/api/maps/m_nowhere/people");

        assertThat(real.status()).isEqualTo(404);
        assertThat(real.body()).isEqualTo(unreal.body());
        assertThat(joined("guest", "Gus").get(path("people")).status()).isEqualTo(403);
    }

    @Test
    @DisplayName("A42 enablers change roles; nobody raises their own")
    void enablers_change_roles() {
        Visitor asha = joined("observer", "Asha");
        JsonObject raise = new JsonObject().put("role", "participant");

        assertThat(asha.patch(path("people/" + member(asha)), raise).status()).isEqualTo(403);

        Answer changed = enabler.patch(path("people/" + member(asha)), raise);
        assertThat(changed.text("role")).isEqualTo("participant");
        assertThat(asha.get(path("me")).text("role")).isEqualTo("participant");
    }

    @Test
    @DisplayName("A43 a member sets their own name and several voices")
    void a_member_sets_their_own_voices() {
        Visitor asha = joined("participant", "Asha");
        String me = path("people/" + member(asha));

        asha.patch(
                me,
                new JsonObject()
                        .put("name", "Asha R.")
                        .put("voices", new JsonArray().add("v2").add("v1")));

        JsonObject now = asha.get(path("me")).json();
        assertThat(now.getString("name")).isEqualTo("Asha R.");
        assertThat(now.getJsonArray("voices")).containsExactly("v1", "v2");
        assertThat(asha.patch(path("people/" + member(enabler)), new JsonObject().put("name", "Fool"))
                        .status())
                .isEqualTo(403);
    }

    @Test
    @DisplayName("A44 the last enabler can neither leave nor be made less")
    void the_last_enabler_stays() {
        String me = path("people/" + member(enabler));

        Answer removed = enabler.delete(me);
        assertThat(removed.status()).isEqualTo(409);
        assertThat(removed.problem()).isEqualTo("last-enabler");
        assertThat(enabler.patch(me, new JsonObject().put("role", "participant"))
                        .status())
                .isEqualTo(409);

        joined("enabler", "Second");
        assertThat(enabler.delete(me).status()).isEqualTo(204);
        assertThat(enabler.get(path("me")).status()).isEqualTo(404);
    }

    @Test
    @DisplayName("A45 a removed member is out of the map at once")
    void a_removed_member_is_out() {
        Visitor asha = joined("participant", "Asha");

        assertThat(enabler.delete(path("people/" + member(asha))).status()).isEqualTo(204);

        assertThat(asha.get(path("me")).status()).isEqualTo(404);
        assertThat(asha.get("/api/maps").json().getJsonArray("maps")).isEmpty();
    }

    @Test
    @DisplayName("A46 a person may be named by their person id too")
    void a_person_may_be_named_by_person_id() {
        Visitor asha = joined("participant", "Asha");
        String person = asha.get("/api/session").json().getJsonObject("person").getString("id");

        assertThat(enabler.delete(path("people/" + person)).status()).isEqualTo(204);
    }

    @Test
    @DisplayName("A47 the list of maps holds mine with my role, and when each last changed")
    void the_list_of_maps_holds_mine() {
        JsonObject mine = enabler.get("/api/maps").json().getJsonArray("maps").getJsonObject(0);

        assertThat(mine.getString("id")).isEqualTo(map);
        assertThat(mine.getString("title")).isEqualTo("Harbour");
        assertThat(mine.getString("role")).isEqualTo("enabler");
        assertThat(mine.getString("url")).isEqualTo("automerge:" + mine.getString("document"));
        assertThat(mine.getString("lastChangeAt")).isEqualTo(mine.getString("createdAt"));
    }

    @Test
    @DisplayName("A48 nine months on and with every cookie lost, each comes back as themselves by their return code")
    void nine_months_on_everybody_comes_back() {
        Visitor asha = Visitor.of(server);
        String token = enabler.post(path("invites"), new JsonObject().put("role", "participant"))
                .text("token");
        Answer joined =
                asha.post("/api/join", new JsonObject().put("invite", token).put("name", "Asha"));
        server.restart();
        server.forward(Duration.ofDays(274));
        assertThat(asha.get(path("me")).status()).isEqualTo(401);
        asha.loseCookies();
        enabler.loseCookies();

        asha.post("/api/session", new JsonObject().put("returnCode", joined.text("returnCode")));
        enabler.post("/api/session", new JsonObject().put("returnCode", enablerCode));

        assertThat(member(asha)).isEqualTo(joined.text("member"));
        assertThat(asha.get(path("me")).text("role")).isEqualTo("participant");
        assertThat(enabler.get(path("me")).text("role")).isEqualTo("enabler");
    }

    @Test
    @DisplayName("A49 nine months on and with everything lost but the recovery code, its holder is an enabler again")
    void the_recovery_code_makes_an_enabler() {
        server.forward(Duration.ofDays(274));
        Visitor heir = Visitor.of(server);

        Answer recovered = heir.post(
                "/api/recover",
                new JsonObject()
                        .put("recoveryCode", recoveryCode.toLowerCase(java.util.Locale.ROOT))
                        .put("name", "Heir"));

        assertThat(recovered.text("role")).isEqualTo("enabler");
        assertThat(recovered.text("map")).isEqualTo(map);
        assertThat(heir.get(path("people")).json().getJsonArray("people")).hasSize(2);
        assertThat(Visitor.of(server)
                        .post(
                                "/api/recover",
                                new JsonObject().put("recoveryCode", "WRONG").put("name", "Mallory"))
                        .problem())
                .isEqualTo("wrong-recovery-code");
    }

    @Test
    @DisplayName("A49 the recovery code raises whoever is signed in, also one who was removed")
    void the_recovery_code_raises_a_member() {
        Visitor asha = joined("observer", "Asha");
        String member = member(asha);
        enabler.delete(path("people/" + member));

        Answer recovered = asha.post(path("recover"), new JsonObject().put("recoveryCode", recoveryCode));

        assertThat(recovered.text("role")).isEqualTo("enabler");
        assertThat(recovered.text("member")).isEqualTo(member);
    }
}
