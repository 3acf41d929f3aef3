package balcony.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import balcony.server.Visitor.Answer;
import balcony.server.web.StockRepos;
import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Hands-off mode and locks, through the front door: stock clients know nothing of them, and are held to them all the same. */
class ConductTest {
    private static final Map<String, Object> CARD = Map.of("label", "Loneliness", "x", 1, "y", 2, "tags", Map.of());

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

    private String member(String name) {
        return people.get(name).get(path("me")).text("member");
    }

    /** A fresh copy of the map on a device of somebody's: one that was refused something can never be used again. */
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

    private void erase(String repo, String... path) {
        peers.call("write", repo, "document", document, "path", path);
    }

    private JsonNode read(String repo, String... path) {
        return peers.call("read", repo, "document", document, "path", path).get("result");
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

    /** Waits until something of this copy was refused. */
    private JsonNode refusal(String repo) {
        await().until(() -> !told(repo, "refused").isEmpty());
        return told(repo, "refused").get(0);
    }

    private Answer handsOff(boolean on) {
        return edda.patch(path("conduct"), new JsonObject().put("handsOff", on));
    }

    private Answer lock(String what, String collection, String... ids) {
        return edda.patch(
                path("conduct"),
                new JsonObject().put(what, new JsonObject().put(collection, new JsonArray(List.of(ids)))));
    }

    @Test
    @DisplayName(
            "A54 only enablers decide who draws; members see it with whose decision it is, guests and strangers do not")
    void only_enablers_decide() {
        assertThat(edda.get(path("conduct")).json())
                .isEqualTo(new JsonObject().put("handsOff", false).put("locks", new JsonArray()));
        for (String role : List.of("participant", "observer")) {
            Answer refused = people.get(role).patch(path("conduct"), new JsonObject().put("handsOff", true));
            assertThat(refused.status()).isEqualTo(403);
            assertThat(refused.problem()).isEqualTo("forbidden");
        }
        Visitor stranger = Visitor.named(server, "Mallory");
        assertThat(stranger.patch(path("conduct"), new JsonObject().put("handsOff", true))
                        .status())
                .isEqualTo(404);
        assertThat(stranger.get(path("conduct")).status()).isEqualTo(404);
        assertThat(people.get("guest").get(path("conduct")).status()).isEqualTo(403);

        handsOff(true);
        Answer locked = lock("lock", "elements", "one");

        assertThat(locked.status()).isEqualTo(200);
        JsonObject seen = people.get("observer").get(path("conduct")).json();
        assertThat(seen).isEqualTo(locked.json());
        assertThat(seen.getBoolean("handsOff")).isTrue();
        assertThat(seen.getString("by")).isEqualTo(member("edda"));
        assertThat(seen.getString("at")).isNotBlank();
        assertThat(seen.getJsonArray("locks")).hasSize(1);
        JsonObject lock = seen.getJsonArray("locks").getJsonObject(0);
        assertThat(lock.getString("collection") + "/" + lock.getString("id")).isEqualTo("elements/one");
        assertThat(lock.getString("by")).isEqualTo(member("edda"));
    }

    @Test
    @DisplayName(
            "A55 a decision says what it is about: other collections, ids of no use and more than 1,000 locks are refused whole")
    void wrong_decisions() {
        assertThat(lock("lock", "voices", "one").status()).isEqualTo(400);
        assertThat(lock("lock", "elements", "").status()).isEqualTo(400);
        assertThat(edda.patch(path("conduct"), new JsonObject().put("handsOff", "yes"))
                        .status())
                .isEqualTo(400);
        assertThat(edda.patch(path("conduct"), new JsonObject().put("lock", "elements"))
                        .status())
                .isEqualTo(400);
        String[] many = new String[1_000];
        for (int i = 0; i < many.length; i++) {
            many[i] = "record-" + i;
        }
        assertThat(lock("lock", "elements", many).status()).isEqualTo(200);

        Answer more = edda.patch(
                path("conduct"),
                new JsonObject()
                        .put("handsOff", true)
                        .put("lock", new JsonObject().put("links", new JsonArray().add("one"))));

        assertThat(more.status()).isEqualTo(409);
        assertThat(more.problem()).isEqualTo("too-many-locks");
        assertThat(edda.get(path("conduct")).json().getBoolean("handsOff")).isFalse();
        assertThat(lock("unlock", "elements", many).json().getJsonArray("locks"))
                .isEmpty();
    }

    @Test
    @DisplayName("A56 RO25 what stands already keeps whose it is and since when, and outlives a restart")
    void decisions_outlive_a_restart() {
        String enablers = edda.post(path("invites"), new JsonObject().put("role", "enabler"))
                .text("token");
        Visitor second = Visitor.named(server, "Second");
        second.post("/api/join", new JsonObject().put("invite", enablers));
        write(copy("edda"), CARD, "elements", "one");
        handsOff(true);
        JsonObject first = lock("lock", "elements", "one").json();

        second.patch(
                path("conduct"),
                new JsonObject()
                        .put("handsOff", true)
                        .put("lock", new JsonObject().put("elements", new JsonArray().add("one"))));
        server.restart();

        assertThat(edda.get(path("conduct")).json()).isEqualTo(first);
        assertThat(handsOff(false).status()).isEqualTo(200);
        String late = copy("participant");
        write(late, 5, "elements", "one", "x");
        assertThat(refusal(late).get("code").asText()).isEqualTo("locked");
    }

    @Test
    @DisplayName("RO23 everybody is told who draws as soon as it changes")
    void everybody_is_told() {
        String ben = copy("participant");

        handsOff(true);
        lock("lock", "elements", "one", "two");
        lock("lock", "links", "three");

        await().until(() -> told(ben, "conduct").stream()
                .anyMatch(told -> !told.at("/locks/links").isMissingNode()));
        JsonNode last = told(ben, "conduct").get(told(ben, "conduct").size() - 1);
        assertThat(last.get("handsOff").asBoolean()).isTrue();
        assertThat(last.get("by").asText()).isEqualTo(member("edda"));
        assertThat(last.at("/locks/elements")).extracting(JsonNode::asText).containsExactlyInAnyOrder("one", "two");
        assertThat(last.at("/locks/links")).extracting(JsonNode::asText).containsExactly("three");
    }

    @Test
    @DisplayName(
            "RO24 while only enablers draw, whatever a participant's stock client writes is refused, and what an enabler's writes is not")
    void hands_off() {
        String eddas = copy("edda");
        write(eddas, CARD, "elements", "one");
        String bens = copy("participant");
        assertThat(read(bens, "elements", "one", "label").asText()).isEqualTo("Loneliness");
        handsOff(true);

        write(bens, CARD, "elements", "two");
        write(bens, "Mine", "notes", "n");
        write(eddas, CARD, "elements", "three");

        JsonNode refused = refusal(bens);
        assertThat(refused.get("code").asText()).isEqualTo("hands-off");
        assertThat(refused.get("reason").asText()).contains("only enablers draw");
        await().until(() -> read(bens, "elements", "three").isObject());
        for (String[] elsewhere :
                List.of(new String[] {"title"}, new String[] {"links", "l"}, new String[] {"elements", "one", "x"})) {
            String again = copy("participant");
            write(again, Map.of(), elsewhere);
            assertThat(refusal(again).get("code").asText()).isEqualTo("hands-off");
        }
        assertThat(edda.get("/api/maps/" + map).json().getJsonObject("elements").fieldNames())
                .containsExactlyInAnyOrder("one", "three");

        handsOff(false);
        String after = copy("participant");
        write(after, CARD, "elements", "four");
        await().until(() -> read(eddas, "elements", "four").isObject());
    }

    @Test
    @DisplayName(
            "RO25 a locked record is an enabler's alone, with all that is in it: words, place, tags, claims, the record itself")
    void locked_records() {
        String eddas = copy("edda");
        write(eddas, CARD, "elements", "one");
        write(eddas, CARD, "elements", "two");
        write(eddas, Map.of("from", "one", "to", "two", "claims", Map.of()), "links", "l");
        lock("lock", "elements", "one");
        lock("lock", "links", "l");
        List<Runnable> offences = new ArrayList<>();
        List<String> copies = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            copies.add(copy("participant"));
        }
        offences.add(() -> peers.call(
                "reword",
                copies.get(0),
                "document",
                document,
                "path",
                new String[] {"elements", "one", "label"},
                "value",
                "Mine"));
        offences.add(() -> write(copies.get(1), 500, "elements", "one", "x"));
        offences.add(() -> erase(copies.get(2), "elements", "one"));
        offences.add(() -> write(copies.get(3), CARD, "elements", "one"));
        offences.add(() -> write(copies.get(4), true, "elements", "one", "tags", "mine"));
        offences.add(() -> write(copies.get(5), Map.of("sign", "+"), "links", "l", "claims", "c"));
        offences.add(() -> erase(copies.get(6), "elements"));
        offences.add(() -> write(copies.get(7), Map.of(), "links"));

        offences.forEach(Runnable::run);

        for (int i = 0; i < offences.size(); i++) {
            JsonNode refused = refusal(copies.get(i));
            boolean ofLink = i == 5 || i == 7;
            assertThat(refused.get("code").asText()).as("offence %d", i).isEqualTo("locked");
            assertThat(refused.at("/about/collection").asText()).isEqualTo(ofLink ? "links" : "elements");
            assertThat(refused.at("/about/id").asText()).isEqualTo(ofLink ? "l" : "one");
            assertThat(refused.get("reason").asText()).endsWith(ofLink ? ": links/l" : ": elements/one");
        }
        write(eddas, "Hers", "elements", "one", "label");
        assertThat(told(eddas, "refused")).isEmpty();

        lock("unlock", "elements", "one");
        String after = copy("participant");
        write(after, 500, "elements", "one", "x");
        await().until(() -> read(eddas, "elements", "one", "x").asInt() == 500);
    }

    @Test
    @DisplayName("RO25 new links to a locked element and notes on it stay possible, and so does everything else")
    void what_a_lock_leaves_free() {
        String eddas = copy("edda");
        write(eddas, CARD, "elements", "one");
        write(eddas, CARD, "elements", "two");
        lock("lock", "elements", "one");
        String bens = copy("participant");

        write(bens, Map.of("from", "one", "to", "two", "claims", Map.of()), "links", "l");
        write(bens, Map.of("text", "Is that so?"), "notes", "n");
        write(bens, 7, "elements", "two", "x");
        write(bens, "Whose harbour?", "question");

        await().until(() -> read(eddas, "question").asText().equals("Whose harbour?"));
        assertThat(read(eddas, "links", "l", "from").asText()).isEqualTo("one");
        assertThat(told(bens, "refused")).isEmpty();
    }

    @Test
    @DisplayName("RO4 RO25 what builds on a change to a locked record is refused with it; what came before is not")
    void what_builds_on_it() {
        String eddas = copy("edda");
        write(eddas, CARD, "elements", "one");
        write(eddas, CARD, "elements", "two");
        lock("lock", "elements", "one");
        String bens = copy("participant");

        write(bens, 7, "elements", "two", "x");
        write(bens, 7, "elements", "one", "x");
        write(bens, 8, "elements", "two", "x");

        await().until(() -> told(bens, "refused").stream()
                        .flatMap(told -> told.findValuesAsText("code").stream())
                        .distinct()
                        .count()
                == 2);
        assertThat(told(bens, "refused"))
                .extracting(told -> told.get("code").asText())
                .containsExactlyInAnyOrder("locked", "builds-on-refused");
        assertThat(edda.get("/api/maps/" + map)
                        .json()
                        .getJsonObject("elements")
                        .getJsonObject("two")
                        .getInteger("x"))
                .isEqualTo(7);
    }
}
