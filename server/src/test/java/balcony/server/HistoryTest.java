package balcony.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** docs/spec/history.md, through the front door */
class HistoryTest {
    private static final Set<String> COLLECTIONS = Set.of(
            "voices",
            "elements",
            "links",
            "areas",
            "stakeholders",
            "ambitions",
            "notes",
            "moments",
            "experiments",
            "asks",
            "styles",
            "views",
            "fields",
            "layers",
            "agenda");

    private static TestServer server;
    private static Visitor asha;

    @BeforeAll
    static void start() {
        server = TestServer.start();
        asha = Visitor.named(server, "Asha");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static JsonObject make(String title) {
        Visitor.Answer made = asha.post(
                "/api/maps",
                new JsonObject()
                        .put("title", title)
                        .put("question", "What really matters?")
                        .put(
                                "voices",
                                new JsonArray()
                                        .add(new JsonObject()
                                                .put("name", "Carers’ forum")
                                                .put("kind", "community"))
                                        .add(new JsonObject()
                                                .put("name", "NHS trust")
                                                .put("kind", "agency"))));
        assertThat(made.status()).isEqualTo(201);
        return made.json();
    }

    private static JsonObject get(String path) {
        Visitor.Answer answer = asha.get(path);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json();
    }

    @Test
    @DisplayName("H1: a new map has every collection, its words, its voices, and nothing else")
    void a_new_map_is_complete() {
        JsonObject made = make("Harbour");

        JsonObject map = get("/api/maps/" + made.getString("id"));

        assertThat(made.getString("url")).isEqualTo("automerge:" + made.getString("document"));
        assertThat(made.getString("recoveryCode")).isNotBlank();
        assertThat(map.getString("title")).isEqualTo("Harbour");
        assertThat(map.getString("question")).isEqualTo("What really matters?");
        assertThat(map.getInteger("schema")).isEqualTo(1);
        assertThat(map.fieldNames()).containsAll(COLLECTIONS);
        assertThat(map.getJsonObject("voices").stream().map(entry -> ((JsonObject) entry.getValue()).getString("name")))
                .containsExactlyInAnyOrder("Carers’ forum", "NHS trust");
    }

    @Test
    @DisplayName("H2: a map without a title, or with a voice of no known kind, is not made")
    void bad_drafts_are_refused() {
        assertThat(asha.post("/api/maps", new JsonObject().put("title", " ")).status())
                .isEqualTo(400);
        JsonObject strange = new JsonObject()
                .put("title", "Harbour")
                .put(
                        "voices",
                        new JsonArray().add(new JsonObject().put("name", "X").put("kind", "king")));
        assertThat(asha.post("/api/maps", strange).status()).isEqualTo(400);
    }

    @Test
    @DisplayName("H3: a moment names the heads from before it was marked, and jumping to it shows the map as it was")
    void a_moment_can_be_read() {
        String map = "/api/maps/" + make("Moments").getString("id");
        JsonArray before =
                get(map + "/events").getJsonArray("events").getJsonObject(0).getJsonArray("heads");

        Visitor.Answer marked = asha.post(
                map + "/moments", new JsonObject().put("title", "The start").put("narration", "We met."));

        assertThat(marked.status()).as(marked.body()).isEqualTo(201);
        JsonObject moment = marked.json();
        assertThat(moment.getJsonArray("heads")).isEqualTo(before);
        assertThat(get(map + "/moments").getJsonArray("moments")).containsExactly(moment);
        assertThat(get(map + "?at=" + moment.getString("id")).getJsonObject("moments"))
                .isEmpty();
        JsonObject copy = get(map).getJsonObject("moments").getJsonObject(moment.getString("id"));
        assertThat(copy.getString("title")).isEqualTo("The start");
        assertThat(copy.getJsonArray("heads")).isEqualTo(before);
    }

    @Test
    @DisplayName(
            "H4: a map reads at heads and at a time; what it never had is not found; what is no point is a bad request")
    void points_in_time() {
        String map = "/api/maps/" + make("Points").getString("id");
        String start = server.clock().instant().toString();
        server.forward(Duration.ofHours(1));
        asha.post(map + "/moments", new JsonObject().put("title", "Later"));
        JsonArray events = get(map + "/events").getJsonArray("events");
        String first = events.getJsonObject(0).getJsonArray("heads").getString(0);

        assertThat(get(map + "?at=" + first).getJsonObject("moments")).isEmpty();
        assertThat(get(map + "?at=" + start).getJsonObject("moments")).isEmpty();
        assertThat(get(map + "?at=" + server.clock().instant()).getJsonObject("moments"))
                .hasSize(1);
        assertThat(asha.get(map + "?at=2001-01-01T00:00:00Z").status()).isEqualTo(404);
        assertThat(asha.get(map + "?at=" + "ab".repeat(32)).status()).isEqualTo(404);
        assertThat(asha.get(map + "?at=nonsense").status()).isEqualTo(404);
        assertThat(asha.get(map + "?at=2026-99-99T00:00:00Z").status()).isEqualTo(400);
        assertThat(asha.get(map + "?at=" + URLEncoder.encode(start.replace("Z", "+00:00"), StandardCharsets.UTF_8))
                        .status())
                .isEqualTo(200);
    }

    @Test
    @DisplayName("H5: changes come in pages, with who brought them")
    void changes_in_pages() {
        JsonObject made = make("Pages");
        String map = "/api/maps/" + made.getString("id");
        asha.post(map + "/moments", new JsonObject().put("title", "One"));

        JsonObject page = get(map + "/changes?limit=1");
        JsonObject rest = get(map + "/changes?after=" + page.getLong("next"));

        JsonObject first = page.getJsonArray("changes").getJsonObject(0);
        JsonObject second = rest.getJsonArray("changes").getJsonObject(0);
        assertThat(first.getString("message")).isEqualTo("create");
        assertThat(first.getString("person")).isEqualTo(made.getString("member"));
        assertThat(second.getString("message")).isEqualTo("moment");
        assertThat(second.getJsonArray("deps")).containsExactly(first.getString("hash"));
        assertThat(rest.containsKey("next")).isFalse();
    }

    @Test
    @DisplayName("H6: events say who did what in words, and can be had from and to a time or a position")
    void events_in_words() {
        JsonObject made = make("Words");
        String map = "/api/maps/" + made.getString("id");
        server.forward(Duration.ofHours(1));
        String between = server.clock().instant().toString();
        server.forward(Duration.ofHours(1));
        asha.post(map + "/moments", new JsonObject().put("title", "The turn"));

        JsonArray events = get(map + "/events").getJsonArray("events");

        assertThat(events.getJsonObject(0).getString("text")).isEqualTo("Asha opened the map “Words”");
        assertThat(events.getJsonObject(1).getString("text")).isEqualTo("Asha marked the moment “The turn”");
        assertThat(events.getJsonObject(1).getString("person")).isEqualTo(made.getString("member"));
        assertThat(get(map + "/events?from=" + between).getJsonArray("events")).hasSize(1);
        assertThat(get(map + "/events?to=" + between).getJsonArray("events")).hasSize(1);
        long second = events.getJsonObject(1).getLong("position");
        assertThat(get(map + "/events?from=" + second).getJsonArray("events")).hasSize(1);
        assertThat(get(map + "/events?limit=1").getLong("next"))
                .isEqualTo(events.getJsonObject(0).getLong("position"));
        assertThat(asha.get(map + "/events?from=yesterday").status()).isEqualTo(400);
    }

    @Test
    @DisplayName("H7: the difference of two points comes by collection")
    void a_difference() {
        String map = "/api/maps/" + make("Diff").getString("id");
        JsonArray heads =
                get(map + "/events").getJsonArray("events").getJsonObject(0).getJsonArray("heads");
        asha.post(map + "/moments", new JsonObject().put("title", "New"));

        JsonObject diff = get(map + "/diff?from=" + heads.getString(0));

        assertThat(diff.getJsonObject("moments").getJsonArray("added")).hasSize(1);
        assertThat(diff.getJsonObject("elements").getJsonArray("added")).isEmpty();
        assertThat(asha.get(map + "/diff").status()).isEqualTo(400);
    }

    @Test
    @DisplayName("H8: to a stranger a map's past does not exist")
    void strangers_see_absence() {
        String map = "/api/maps/" + make("Secret").getString("id");
        Visitor stranger = Visitor.named(server, "Stranger");

        for (String path : new String[] {"", "/changes", "/events", "/moments", "/diff?from=x", "/export"}) {
            assertThat(stranger.get(map + path).status()).as(path).isEqualTo(404);
        }
        assertThat(stranger.post(map + "/moments", new JsonObject().put("title", "x"))
                        .status())
                .isEqualTo(404);
        assertThat(Visitor.of(server).get(map).status()).isEqualTo(401);
    }

    @Test
    @DisplayName(
            "RD4, RD10: kill -9 of the reader costs one request at most; readiness says degraded meanwhile, not down")
    void the_reader_may_die() {
        String map = "/api/maps/" + make("Killed").getString("id");
        get(map);

        long killed = ProcessHandle.current()
                .descendants()
                .filter(child -> child.info().command().orElse("").endsWith("/java"))
                .filter(ProcessHandle::destroyForcibly)
                .count();
        int afterwards = asha.get(map).status();

        assertThat(killed).isPositive();
        assertThat(asha.get("/readyz").status()).isEqualTo(200);
        assertThat(afterwards).isIn(200, 503);
        assertThat(asha.get(map).status()).isEqualTo(200);
        await().atMost(Duration.ofSeconds(20))
                .until(() -> asha.get("/readyz")
                        .json()
                        .getJsonObject("parts")
                        .getString("reader")
                        .equals("up"));
    }

    @Test
    @DisplayName(
            "H10: a Kumu file comes in as one change, is only looked at in a preview, and comes in again as updates")
    void a_kumu_file() throws Exception {
        String map = "/api/maps/" + make("Import").getString("id");
        String file = """
                {"elements":[{"id":"e1","label":"Loneliness","type":"Factor"},{"id":"e2","label":"GP visits","type":"Factor"}],
                 "connections":[{"id":"c1","from":"e1","to":"e2","type":"--","direction":"directed"}]}
                """;

        Visitor.Answer preview = bringIn(map + "/import?format=kumu&preview=true&name=forum.json", file);
        Visitor.Answer first = bringIn(map + "/import?format=kumu&name=forum.json", file);
        Visitor.Answer again = bringIn(map + "/import?format=kumu&name=forum.json", file);

        assertThat(preview.status()).as(preview.body()).isEqualTo(200);
        assertThat(preview.json().getInteger("new")).isEqualTo(3);
        assertThat(first.json()).isEqualTo(preview.json());
        assertThat(again.json().getInteger("new")).isZero();
        assertThat(again.json().getInteger("unchanged")).isEqualTo(3);
        JsonObject now = get(map);
        assertThat(now.getJsonObject("elements")).hasSize(2);
        JsonObject link =
                (JsonObject) now.getJsonObject("links").iterator().next().getValue();
        JsonObject claim =
                (JsonObject) link.getJsonObject("claims").iterator().next().getValue();
        assertThat(claim.getString("sign")).isEqualTo("+");
        assertThat(now.getJsonObject("voices").stream().map(entry -> ((JsonObject) entry.getValue()).getString("name")))
                .contains("forum");
        JsonArray events = get(map + "/events").getJsonArray("events");
        assertThat(events).hasSize(2);
        assertThat(events.getJsonObject(1).getString("text"))
                .isEqualTo("Asha imported 2 factors and 1 link from “forum”");
        assertThat(bringIn(map + "/import?format=kumu", "{").status()).isEqualTo(400);
        assertThat(bringIn(map + "/import?format=word", file).status()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "kumu-dailies-effectiveness-impact-model",
                "kumu-teamverstaendnis-impact-model-blueprint",
                "kumu-teamverstaendnis-reference-model-blueprint"
            })
    @DisplayName(
            "H10: maps that people drew with Kumu come in whole, laid out, and claimed by a voice named after the file")
    void maps_that_people_drew_with_kumu(String name) throws Exception {
        String map = "/api/maps/" + make(name).getString("id");
        String file = Files.readString(Path.of("../shared-model/src/test/resources/maps", name + ".json"));
        JsonObject kumu = new JsonObject(file);

        Visitor.Answer report = bringIn(map + "/import?format=kumu&name=" + name + ".json", file);

        assertThat(report.status()).as(report.body()).isEqualTo(200);
        JsonObject now = get(map);
        assertThat(now.getJsonObject("elements")).hasSameSizeAs(kumu.getJsonArray("elements"));
        assertThat(now.getJsonObject("links")).hasSameSizeAs(kumu.getJsonArray("connections"));
        assertThat(now.getJsonObject("elements").stream()
                        .map(entry -> ((JsonObject) entry.getValue()))
                        .map(element -> element.getValue("x") + " " + element.getValue("y")))
                .doesNotHaveDuplicates();
        String voice = now.getJsonObject("voices").stream()
                .filter(entry ->
                        ((JsonObject) entry.getValue()).getString("name").equals(name))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow();
        assertThat(now.getJsonObject("links").stream().map(entry -> ((JsonObject) entry.getValue())))
                .allSatisfy(link -> assertThat(link.getJsonObject("claims").stream()
                                .map(claim -> ((JsonObject) claim.getValue()).getJsonObject("voices")))
                        .containsExactly(new JsonObject().put(voice, true)));
    }

    private static Visitor.Answer bringIn(String path, String file) {
        return asha.send("POST", path, HttpRequest.BodyPublishers.ofString(file));
    }

    @Test
    @DisplayName("H9: two people's server-made changes share the server's actor, each told under who asked")
    void the_server_writes_for_whoever_asks() {
        JsonObject made = make("Two askers");
        String map = "/api/maps/" + made.getString("id");
        JsonObject invite = asha.post(map + "/invites", new JsonObject().put("role", "enabler"))
                .json();
        Visitor ben = Visitor.named(server, "Ben");
        assertThat(ben.post("/api/join", new JsonObject().put("invite", invite.getString("token")))
                        .status())
                .isEqualTo(200);

        Visitor.Answer marked = ben.post(map + "/moments", new JsonObject().put("title", "Ben was here"));

        assertThat(marked.status()).as(marked.body()).isEqualTo(201);
        JsonArray events = get(map + "/events").getJsonArray("events");
        assertThat(events.getJsonObject(1).getString("text")).isEqualTo("Ben marked the moment “Ben was here”");
        JsonArray changes = get(map + "/changes").getJsonArray("changes");
        assertThat(changes.getJsonObject(1).getString("actor"))
                .isEqualTo(changes.getJsonObject(0).getString("actor"));
    }

    @Test
    @DisplayName(
            "H9: stock Automerge reads what the server wrote, and what it draws is read back with words, person and title")
    void a_stock_client_draws() throws Exception {
        JsonObject made = make("Drawn");
        String map = "/api/maps/" + made.getString("id");
        asha.post(map + "/moments", new JsonObject().put("title", "Before the drawing"));
        JsonArray written = get(map + "/changes").getJsonArray("changes");
        String ticket = asha.post("/api/tickets").json().getString("ticket");
        Process node = new ProcessBuilder(
                        "node", "peers/draw.mjs", server.socketAddress() + "?ticket=" + ticket, made.getString("url"))
                .directory(Path.of("../web-client").toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try {
            JsonObject stock = new JsonObject(node.inputReader().readLine());
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> get(map + "/events").getJsonArray("events").size() == 5);

            JsonArray events = get(map + "/events").getJsonArray("events");
            assertThat(get(map)).isEqualTo(stock.getJsonObject("map"));
            assertThat(events.getJsonObject(4).getJsonArray("heads")).isEqualTo(stock.getJsonArray("heads"));
            assertThat(events.getJsonObject(1).getJsonArray("heads")).isEqualTo(stock.getJsonArray("before"));
            assertThat(events.getJsonObject(2).getString("text")).isEqualTo("Asha added the factor “Loneliness”");
            assertThat(events.getJsonObject(3).getString("text")).isEqualTo("Asha moved “Loneliness”");
            assertThat(events.getJsonObject(4).getString("text")).isEqualTo("Asha changed the title to “Drawn anew”");
            assertThat(stock.getString("title")).isEqualTo("string");
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> get("/api/maps").getJsonArray("maps").stream()
                            .anyMatch(listed ->
                                    ((JsonObject) listed).getString("title").equals("Drawn anew")));
            for (int i = 0; i < 2; i++) {
                for (String key : new String[] {"hash", "message", "time"}) {
                    assertThat(stock.getJsonArray("changes").getJsonObject(i).getValue(key))
                            .isEqualTo(written.getJsonObject(i).getValue(key));
                }
            }
        } finally {
            node.destroy();
        }
    }
}
