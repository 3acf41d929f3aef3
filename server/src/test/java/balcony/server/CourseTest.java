package balcony.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import balcony.server.Visitor.Answer;
import balcony.server.web.StockRepos;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Where a group is in its agenda, through the front door: docs/spec/running.md. */
class CourseTest {
    private static TestServer server;
    private static StockRepos peers;

    private final Map<String, Visitor> people = new HashMap<>();
    private Visitor edda;
    private String map = "";
    private String document = "";
    private int copies;

    @BeforeAll
    static void start() {
        server = TestServer.start();
        peers = new StockRepos();
    }

    @AfterAll
    static void stop() {
        peers.close();
        server.close();
    }

    @BeforeEach
    void open() {
        edda = Visitor.named(server, "Edda");
        people.put("edda", edda);
        JsonObject made =
                edda.post("/api/maps", new JsonObject().put("title", "Harbour")).json();
        map = made.getString("id");
        document = made.getString("url");
        for (String role : List.of("participant", "observer", "guest")) {
            String token = edda.post(path("invites"), new JsonObject().put("role", role))
                    .text("token");
            Visitor visitor = Visitor.named(server, role);
            visitor.post("/api/join", new JsonObject().put("invite", token));
            people.put(role, visitor);
        }
    }

    private String path(String rest) {
        return "/api/maps/" + map + "/" + rest;
    }

    private Answer move(Visitor who, JsonObject move) {
        return who.post(path("course"), move);
    }

    private static JsonObject begin(String step, int minutes) {
        return new JsonObject().put("move", "begin").put("step", step).put("minutes", minutes);
    }

    private static JsonObject just(String move) {
        return new JsonObject().put("move", move);
    }

    private JsonObject course(String name) {
        return people.get(name).get(path("course")).json();
    }

    private String copy(String name) {
        String repo = map + name + copies++;
        String ticket = people.get(name).post("/api/tickets").text("ticket");
        peers.call("open", repo, "url", server.socketAddress() + "?ticket=" + ticket);
        peers.await(repo, document);
        return repo;
    }

    private void write(String repo, Object value, String... path) {
        peers.call("write", repo, "document", document, "path", path, "value", value);
    }

    private List<JsonNode> told(String repo, String about) {
        List<JsonNode> told = new ArrayList<>();
        for (JsonNode ephemeral : peers.call("ephemerals", repo).get("result")) {
            if (about.equals(ephemeral.at("/message/balcony").asText())) {
                told.add(ephemeral.get("message"));
            }
        }
        return told;
    }

    @Test
    @DisplayName(
            "RU3 only enablers move the course; members read it, guests and strangers do not; a wrong move changes nothing")
    void only_enablers_lead() {
        for (String role : List.of("participant", "observer", "guest")) {
            Answer refused = move(people.get(role), begin("write", 5));
            assertThat(refused.status()).isEqualTo(403);
            assertThat(refused.problem()).isEqualTo("forbidden");
            assertThat(move(people.get(role), just("call")).status()).isEqualTo(403);
        }
        Visitor stranger = Visitor.named(server, "Mallory");
        assertThat(move(stranger, begin("write", 5)).status()).isEqualTo(404);
        assertThat(stranger.get(path("course")).status()).isEqualTo(404);
        assertThat(people.get("guest").get(path("course")).status()).isEqualTo(403);
        assertThat(Visitor.of(server).get(path("course")).status()).isEqualTo(401);
        assertThat(course("observer").fieldNames()).containsExactly("now");

        for (JsonObject wrong : List.of(
                new JsonObject(),
                just("dance"),
                just("begin"),
                just("extend"),
                begin("", 5),
                begin("a".repeat(129), 5),
                begin("write", 0),
                begin("write", 1_441))) {
            assertThat(move(edda, wrong).status()).as(wrong.encode()).isEqualTo(400);
        }
        assertThat(course("participant").fieldNames()).containsExactly("now");

        JsonObject begun = move(edda, begin("write", 5)).json();

        assertThat(begun.getString("step")).isEqualTo("write");
        assertThat(begun.getString("by")).isEqualTo(edda.get(path("me")).text("member"));
        assertThat(begun.getLong("endsAt") - begun.getLong("since"))
                .isEqualTo(Duration.ofMinutes(5).toMillis());
        JsonObject seen = course("observer");
        assertThat(seen.getLong("endsAt")).isEqualTo(begun.getLong("endsAt"));
    }

    @Test
    @DisplayName(
            "RU4 RU5 everybody is told the course as it changes, each time with the server's time; it outlives a restart")
    void everybody_is_told() {
        String here = copy("participant");
        String there = copy("observer");
        move(edda, begin("write", 5));
        JsonNode first = toldUntil(here, "step");
        server.forward(Duration.ofMinutes(2));
        move(edda, just("call"));
        JsonNode later = toldUntil(there, "callBy");
        move(edda, just("let-go"));

        assertThat(first.get("step").asText()).isEqualTo("write");
        assertThat(later.get("endsAt").asLong()).isEqualTo(first.get("endsAt").asLong());
        assertThat(first.get("endsAt").asLong() - first.get("now").asLong()).isBetween(minutes(5) - 5_000, minutes(5));
        assertThat(later.get("endsAt").asLong() - later.get("now").asLong()).isBetween(minutes(3) - 10_000, minutes(3));

        move(edda, just("pause"));
        long left = course("participant").getLong("left");
        server.forward(Duration.ofMinutes(30));
        assertThat(course("participant").getLong("left")).isEqualTo(left);
        server.restart();
        assertThat(course("participant").getLong("left")).isEqualTo(left);
        move(edda, just("resume"));
        JsonObject resumed = course("participant");
        assertThat(resumed.getLong("endsAt") - resumed.getLong("now")).isBetween(left - 5_000, left);
        move(edda, just("end"));
        assertThat(course("participant").fieldNames()).containsExactly("now");
    }

    /** What this copy was told last of the course, once that says something. */
    private JsonNode toldUntil(String repo, String field) {
        await().until(() -> last(repo).has(field));
        return last(repo);
    }

    private JsonNode last(String repo) {
        List<JsonNode> told = told(repo, "course");
        return told.isEmpty() ? NullNode.instance : told.get(told.size() - 1);
    }

    private static long minutes(int count) {
        return Duration.ofMinutes(count).toMillis();
    }

    @Test
    @DisplayName(
            "RU8 everybody is told that an enabler calls everyone together, until they are let go or ten minutes are over")
    void a_call_is_told_and_ends() {
        String here = copy("participant");
        move(edda, just("call"));
        JsonNode call = toldUntil(here, "callBy");
        assertThat(call.get("callBy").asText()).isEqualTo(edda.get(path("me")).text("member"));

        move(edda, just("let-go"));
        await().until(() -> !last(here).has("callBy"));

        move(edda, just("call"));
        server.forward(Duration.ofMinutes(9));
        assertThat(course("observer").containsKey("callBy")).isTrue();
        server.forward(Duration.ofMinutes(2));
        assertThat(course("observer").containsKey("callBy")).isFalse();
    }

    @Test
    @DisplayName("RU1 RU13 only enablers write the agenda, and the page without scripts tells where the group is in it")
    void the_agenda_is_the_enablers() {
        String ours = copy("edda");
        write(
                ours,
                Map.of("title", "Write <b>alone</b>", "prompt", "One thing each.", "order", 1, "done", true),
                "agenda",
                "write");
        write(
                ours,
                Map.of("title", "Connect", "prompt", "Link & say why.", "order", 2, "done", false),
                "agenda",
                "connect");
        write(ours, Map.of("title", "Taken out", "order", 3, "standing", "gone"), "agenda", "out");
        String theirs = copy("participant");
        write(theirs, Map.of("title", "Lunch"), "agenda", "lunch");
        await().until(() -> !told(theirs, "refused").isEmpty());
        assertThat(told(theirs, "refused").get(0).get("code").asText()).isEqualTo("enablers-only");
        await().until(() ->
                edda.get("/api/maps/" + map).json().getJsonObject("agenda").size() == 3);
        assertThat(edda.get("/api/maps/" + map).json().getJsonObject("agenda").fieldNames())
                .doesNotContain("lunch");

        move(edda, begin("connect", 10));
        server.forward(Duration.ofMinutes(3));
        String page = people.get("participant").get("/room/" + map).body();

        assertThat(page)
                .contains("Now: Connect")
                .contains("Step 2 of 2. When this page was loaded, 7 minutes were left.")
                .contains("Link &amp; say why.")
                .contains("1 of 2 steps are done.")
                .contains("Write &lt;b&gt;alone&lt;/b&gt; (done)")
                .contains("Connect (now)")
                .doesNotContain("<li>Taken out");
        server.forward(Duration.ofMinutes(8));
        assertThat(people.get("observer").get("/room/" + map).body()).contains("Its time is up.");
        assertThat(people.get("guest").get("/room/" + map).body())
                .doesNotContain("Now: Connect")
                .doesNotContain("The agenda");
        move(edda, just("pause"));
        assertThat(people.get("observer").get("/room/" + map).body()).contains("The timer stands still");
    }
}
