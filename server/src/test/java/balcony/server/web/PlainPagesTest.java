package balcony.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import balcony.server.TestServer;
import balcony.server.Visitor;
import balcony.server.Visitor.Answer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** docs/spec/plain.md, as a browser without scripts meets it. */
class PlainPagesTest {
    private static final String FORM = "application/x-www-form-urlencoded";

    private static TestServer server;
    private static Visitor enabler;
    private static String map;

    @BeforeAll
    static void start() {
        server = TestServer.start();
        enabler = Visitor.named(server, "Asha");
        map = enabler.post(
                        "/api/maps",
                        new JsonObject()
                                .put("title", "Getting <b>home</b>")
                                .put("question", "What keeps people & carers waiting?")
                                .put(
                                        "voices",
                                        new JsonArray()
                                                .add(new JsonObject()
                                                        .put("name", "Carers’ forum")
                                                        .put("kind", "community"))
                                                .add(new JsonObject()
                                                        .put("name", "NHS board")
                                                        .put("kind", "agency"))))
                .text("id");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static Answer invite(String role) {
        return enabler.post("/api/maps/" + map + "/invites", new JsonObject().put("role", role));
    }

    private static Answer submit(Visitor visitor, String... fields) {
        List<String> pairs = new ArrayList<>();
        for (int i = 0; i < fields.length; i += 2) {
            pairs.add(fields[i] + "=" + URLEncoder.encode(fields[i + 1], StandardCharsets.UTF_8));
        }
        return visitor.send("POST", "/join", HttpRequest.BodyPublishers.ofString(String.join("&", pairs)));
    }

    private static Visitor browser() {
        return Visitor.of(server).with("Content-Type", FORM);
    }

    private static String location(Answer answer) {
        return answer.headers().firstValue("Location").orElse("");
    }

    private static String firstVoice(String page) {
        String mark = "name=\"voice\" value=\"";
        int at = page.indexOf(mark) + mark.length();
        return page.substring(at, page.indexOf('"', at));
    }

    @Test
    @DisplayName("PL1 a code leads to its page however it is typed; one that opens nothing is asked for again")
    void a_code_is_typed() {
        Visitor newcomer = browser();
        String code = invite("participant").text("code");

        assertThat(newcomer.get("/join").body()).contains("Your six-character code");
        Answer typed = newcomer.get(
                "/join?code=" + code.substring(0, 3).toLowerCase(java.util.Locale.ROOT) + "%20-" + code.substring(3));
        assertThat(typed.status()).isEqualTo(303);
        assertThat(newcomer.get(location(typed)).body()).contains("You are invited to");

        Answer wrong = newcomer.get("/join/222222");
        assertThat(wrong.status()).isEqualTo(404);
        assertThat(wrong.body()).contains("Your six-character code", "opens nothing", "role=\"alert\"");
    }

    @Test
    @DisplayName("PL2 before a name is asked for, the page says what the map is, who sees what, and what is kept")
    void it_says_what_one_joins() {
        String page =
                browser().get("/join/" + invite("participant").text("code")).body();

        assertThat(page)
                .containsSubsequence(
                        "What keeps people &amp; carers waiting?",
                        "You join as a participant",
                        "Everyone in this map sees what you draw",
                        "Every change is kept",
                        "Name posts, not persons",
                        "Your name",
                        "Carers’ forum",
                        "NHS board",
                        "Join the map");
        assertThat(browser().get("/join/" + invite("observer").text("code")).body())
                .contains("You join as an observer")
                .doesNotContain("Whose voice");
    }

    @Test
    @DisplayName("PL3 PL5 the form lets in with a name and a voice, and the room tells where the group is")
    void the_form_lets_in() {
        Visitor ben = browser();
        String code = invite("participant").text("code");
        String voice = firstVoice(ben.get("/join/" + code).body());

        Answer joined = submit(ben, "invite", code, "name", "Ben", "voice", voice);

        assertThat(joined.status()).isEqualTo(303);
        assertThat(location(joined)).isEqualTo("/room/" + map);
        assertThat(ben.cookie()).isNotEmpty();
        JsonObject me = ben.get("/api/maps/" + map + "/me").json();
        assertThat(me.getString("name")).isEqualTo("Ben");
        assertThat(me.getJsonArray("voices")).containsExactly(voice);
        Answer room = ben.get("/room/" + map);
        assertThat(room.status()).isEqualTo(200);
        assertThat(room.body())
                .contains(
                        "You are in, Ben.",
                        "What keeps people &amp; carers waiting?",
                        "Here now",
                        "What happened last",
                        "The map in words",
                        "href=\"/map/" + map + "\"")
                .doesNotContain("<script");
    }

    @Test
    @DisplayName("PL2 a browser that knows somebody goes on as them, or forgets them")
    void a_known_browser_goes_on_or_forgets() {
        Visitor ben = browser();
        String code = invite("participant").text("code");
        submit(ben, "invite", code, "name", "Benedict");

        assertThat(ben.get("/join/" + code).body())
                .contains("Continue as Benedict")
                .doesNotContain("Your name");
        Answer forgotten = submit(ben, "invite", code, "someone-else", "yes");

        assertThat(location(forgotten)).isEqualTo("/join/" + code);
        assertThat(ben.cookie()).isEmpty();
        assertThat(ben.get(location(forgotten)).body()).contains("Your name").doesNotContain("Benedict");
    }

    @Test
    @DisplayName("PL4 a form that does not let in comes back with what is wrong")
    void a_form_comes_back() {
        String code = invite("participant").text("code");

        Answer nameless = submit(browser(), "invite", code, "name", " ");
        assertThat(nameless.status()).isEqualTo(400);
        assertThat(nameless.body())
                .contains("role=\"alert\"", "A name is 1 to 80 characters", "value=\"" + code + "\"");

        Answer lost = submit(browser(), "invite", "222222", "name", "Ben");
        assertThat(lost.status()).isEqualTo(404);
        assertThat(lost.body()).contains("opens nothing", "Your six-character code");
    }

    @Test
    @DisplayName("PL5 a guest sees the map in words, and neither people nor history")
    void a_guest_sees_no_names() {
        Visitor guest = browser();
        submit(guest, "invite", invite("guest").text("code"), "name", "Gus");

        assertThat(guest.get("/room/" + map).body())
                .contains("The map in words")
                .doesNotContain("Here now", "What happened last", "Asha");
    }

    @Test
    @DisplayName("PL6 no session, no access and no such map read the same; /room lists one's maps")
    void what_is_not_ones_own_is_not_there() {
        Answer stranger = browser().get("/room/" + map);
        Answer other = Visitor.named(server, "Olu").get("/room/" + map);
        Answer nowhere = enabler.get("/room/nosuchmap");

        assertThat(List.of(stranger.status(), other.status(), nowhere.status())).containsOnly(404);
        assertThat(other.body()).isEqualTo(stranger.body()).isEqualTo(nowhere.body());
        assertThat(enabler.get("/room").body()).contains("href=\"/room/" + map + "\"");
        assertThat(location(browser().get("/room"))).isEqualTo("/join");
    }

    @Test
    @DisplayName("PL7 a form from another site's page is refused")
    void other_sites_do_not_join_anybody() {
        Visitor lured = Visitor.of(server)
                .withoutOrigin()
                .with("Content-Type", FORM)
                .with("Origin", "https://elsewhere.example");

        assertThat(submit(lured, "invite", invite("participant").text("code"), "name", "Ben")
                        .status())
                .isEqualTo(403);
    }

    @Test
    @DisplayName("PL8 what people wrote is text, never markup")
    void words_are_no_markup() {
        Visitor mallory = browser();
        String code = invite("participant").text("code");
        submit(mallory, "invite", code, "name", "<script>alert(1)</script>");

        for (String page : List.of(
                mallory.get("/join/" + code).body(),
                mallory.get("/room/" + map).body(),
                mallory.get("/room").body())) {
            assertThat(page).doesNotContain("<script>alert", "<b>home</b>").contains("&lt;b&gt;home&lt;/b&gt;");
        }
        assertThat(browser()
                        .get("/join/%22%3E%3Cscript%3Ealert(1)%3C%2Fscript%3E")
                        .body())
                .doesNotContain("<script>alert");
    }

    @Test
    @DisplayName(
            "PL10 PL9 a link carries the code and the token; once the code is closed only browsers without scripts are told")
    void links_serve_both() {
        Answer made = invite("participant");
        assertThat(made.text("url"))
                .isEqualTo(server.address() + "/join/" + made.text("code") + "#" + made.text("token"));

        server.forward(Duration.ofHours(13));

        String closed = browser().get("/join/" + made.text("code")).body();
        assertThat(closed).containsSubsequence("<noscript>", "opens nothing", "</noscript>");
    }

    @Test
    @DisplayName(
            "AS10 AS11 a question to everyone is answered in the room without scripts, and what was answered is read there")
    void a_question_is_answered() {
        Visitor ben = browser();
        submit(ben, "invite", invite("participant").text("code"), "name", "Ben");
        String words = ask(new JsonObject()
                .put("prompt", "What <i>keeps</i> people waiting?")
                .put("kind", "words"));
        String rank = ask(new JsonObject()
                .put("prompt", "What first?")
                .put("kind", "rank")
                .put("options", new JsonArray(List.of("Beds", "Buses", "Forms"))));

        assertThat(ben.get("/room/" + map).body())
                .contains("What &lt;i&gt;keeps&lt;/i&gt; people waiting?", "whoever runs it could read it")
                .doesNotContain("<i>keeps");
        assertThat(location(answer(ben, words, "text=Beds&text=&text=Trust"))).isEqualTo("/room/" + map);
        Answer twice = answer(ben, rank, "rank=1&rank=1&rank=2&why=");
        assertThat(twice.status()).isEqualTo(400);
        assertThat(twice.body()).contains("role=\"alert\"", "names each option once");
        assertThat(answer(ben, rank, "rank=2&rank=3&rank=1&why=Because").status())
                .isEqualTo(303);
        assertThat(ben.get("/room/" + map).body()).contains("You have answered.");
        for (String ask : List.of(words, rank)) {
            assertThat(enabler.post("/api/maps/" + map + "/asks/" + ask + "/reveal")
                            .status())
                    .isEqualTo(204);
        }

        assertThat(ben.get("/room/" + map).body()).contains("What was answered", "<li>Beds</li>", "<li>Trust</li>");
        JsonObject opened =
                enabler.get("/api/maps/" + map).json().getJsonObject("asks").getJsonObject(rank);
        JsonObject answers = opened.getJsonObject("answers");
        assertThat(answers.getJsonObject(answers.fieldNames().iterator().next()).getString("value"))
                .isEqualTo("2,0,1");
    }

    private static String ask(JsonObject draft) {
        return enabler.post("/api/maps/" + map + "/asks", draft).text("id");
    }

    private static Answer answer(Visitor visitor, String ask, String form) {
        return visitor.send("POST", "/room/" + map + "/asks/" + ask, HttpRequest.BodyPublishers.ofString(form));
    }
}
