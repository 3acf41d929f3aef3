package balcony.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import balcony.server.TestServer;
import balcony.server.Visitor;
import balcony.server.Visitor.Answer;
import balcony.server.crdt.Change;
import balcony.server.crdt.ChangeDecoder;
import balcony.server.crdt.DecodedChange;
import balcony.server.crdt.DocumentId;
import balcony.server.crdt.MapView;
import balcony.server.crdt.Replica;
import balcony.server.sync.BloomFilter;
import balcony.server.sync.DecodedMessage;
import balcony.server.sync.Have;
import balcony.server.sync.SyncCodec;
import balcony.server.sync.SyncMessage;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** docs/spec/asks.md, through the front door. */
class AsksTest {
    private static final String SECRET = "Zebulon fears the discharge team";

    private TestServer server;
    private Visitor enabler;
    private String map;
    private String document;
    private String voice;

    @BeforeEach
    void open() {
        server = TestServer.start();
        enabler = Visitor.named(server, "Asha");
        JsonArray voices = new JsonArray()
                .add(new JsonObject().put("name", "Carers’ forum").put("kind", "community"));
        Answer made = enabler.post(
                "/api/maps",
                new JsonObject()
                        .put("title", "Getting home")
                        .put("question", "")
                        .put("voices", voices));
        map = made.text("id");
        document = made.text("document");
        voice = enabler.get("/api/maps/" + map)
                .json()
                .getJsonObject("voices")
                .fieldNames()
                .iterator()
                .next();
    }

    @AfterEach
    void close() {
        server.close();
    }

    private Visitor member(String name, String role) {
        String token = enabler.post("/api/maps/" + map + "/invites", new JsonObject().put("role", role))
                .text("token");
        Visitor visitor = Visitor.of(server);
        visitor.post(
                "/api/join",
                new JsonObject().put("invite", token).put("name", name).put("voices", new JsonArray().add(voice)));
        return visitor;
    }

    private Answer ask(JsonObject draft) {
        return enabler.post("/api/maps/" + map + "/asks", draft);
    }

    private static JsonObject words(String prompt) {
        return new JsonObject().put("prompt", prompt).put("kind", "words");
    }

    private String path(String ask, String rest) {
        return "/api/maps/" + map + "/asks/" + ask + rest;
    }

    private Answer answer(Visitor who, String ask, JsonObject... answers) {
        return who.send(
                "PUT",
                path(ask, "/answer"),
                java.net.http.HttpRequest.BodyPublishers.ofString(new JsonObject()
                        .put("answers", new JsonArray(List.of(answers)))
                        .encode()));
    }

    private Answer say(Visitor who, String ask, String... texts) {
        return answer(
                who,
                ask,
                Stream.of(texts).map(text -> new JsonObject().put("text", text)).toArray(JsonObject[]::new));
    }

    private static JsonObject value(String value, String why) {
        return new JsonObject().put("value", value).put("text", why);
    }

    private JsonObject listed(Visitor who, String ask) {
        return who.get("/api/maps/" + map + "/asks").json().getJsonArray("asks").stream()
                .map(JsonObject.class::cast)
                .filter(one -> one.getString("id").equals(ask))
                .findFirst()
                .orElseThrow();
    }

    private JsonObject inMap(String ask) {
        return enabler.get("/api/maps/" + map).json().getJsonObject("asks").getJsonObject(ask);
    }

    private static List<JsonObject> answers(JsonObject ask) {
        JsonObject all = ask.getJsonObject("answers", new JsonObject());
        return all.fieldNames().stream().map(all::getJsonObject).toList();
    }

    private static Set<String> texts(JsonObject ask) {
        return answers(ask).stream().map(one -> one.getString("text")).collect(Collectors.toSet());
    }

    @Test
    @DisplayName("AS1 only an enabler asks; the question is in the map at once; what is no question is refused")
    void an_enabler_asks() {
        Answer asked = ask(words("What keeps people waiting?"));

        assertThat(asked.status()).isEqualTo(201);
        assertThat(inMap(asked.text("id")).getString("prompt")).isEqualTo("What keeps people waiting?");
        assertThat(inMap(asked.text("id")).getString("state")).isEqualTo("open");
        assertThat(member("Ben", "participant")
                        .post("/api/maps/" + map + "/asks", words("Why?"))
                        .status())
                .isEqualTo(403);
        assertThat(ask(words(" ")).status()).isEqualTo(400);
        assertThat(ask(words("Why?").put("kind", "poll")).status()).isEqualTo(400);
        assertThat(ask(words("Why?").put("kind", "rank").put("options", new JsonArray().add("one")))
                        .status())
                .isEqualTo(400);
        for (int more = 1; more < 10; more++) {
            assertThat(ask(words("Why?")).status()).isEqualTo(201);
        }
        assertThat(ask(words("Why?")).problem()).isEqualTo("too-many-asks");
    }

    @Test
    @DisplayName(
            "AS2 AS4 who draws answers, changes the answer and takes it back; opened, each is in the map with its voices")
    void answers_are_opened_together() {
        String ask = ask(words("What keeps people waiting?")).text("id");
        Visitor ben = member("Ben", "participant");
        Visitor cai = member("Cai", "participant");
        Visitor dee = member("Dee", "participant");

        assertThat(say(ben, ask, "Beds", "Buses").status()).isEqualTo(204);
        say(ben, ask, "Beds", "Transport");
        say(cai, ask, "Forms");
        say(dee, ask, "Nothing");
        answer(dee, ask);
        assertThat(listed(ben, ask).getJsonArray("mine")).hasSize(2);
        assertThat(listed(dee, ask).getBoolean("answered")).isFalse();
        assertThat(say(member("Olu", "observer"), ask, "Staff").status()).isEqualTo(403);
        assertThat(enabler.post(path(ask, "/reveal")).status()).isEqualTo(204);

        assertThat(inMap(ask).getString("state")).isEqualTo("revealed");
        assertThat(texts(inMap(ask))).containsExactlyInAnyOrder("Beds", "Transport", "Forms");
        assertThat(answers(inMap(ask)))
                .allSatisfy(one ->
                        assertThat(one.getJsonObject("voices").fieldNames()).containsExactly(voice));
        assertThat(say(ben, ask, "Too late").problem()).isEqualTo("ask-closed");
        assertThat(enabler.post(path(ask, "/reveal")).problem()).isEqualTo("ask-closed");
        assertThat(sealedRows()).isZero();
    }

    @Test
    @DisplayName("AS2 each kind of question takes the answers that fit it and no others")
    void answers_fit_their_question() {
        String stance = ask(words("Shall we?").put("kind", "stance")).text("id");
        String sign = ask(words("Waiting to trust?").put("kind", "sign")).text("id");
        String place = ask(words("Where?")
                        .put("kind", "place")
                        .put("options", new JsonArray(List.of("easy", "hard", "small", "large"))))
                .text("id");
        String rank = ask(words("First?").put("kind", "rank").put("options", new JsonArray(List.of("a", "b", "c"))))
                .text("id");

        assertThat(answer(enabler, stance, value("block", "It harms")).status()).isEqualTo(204);
        assertThat(answer(enabler, stance, value("maybe", "")).status()).isEqualTo(400);
        assertThat(answer(enabler, sign, value("-", "")).status()).isEqualTo(204);
        assertThat(answer(enabler, sign, value("+", ""), value("-", "")).status())
                .isEqualTo(400);
        assertThat(answer(enabler, place, value("0.25,1", "")).status()).isEqualTo(204);
        assertThat(answer(enabler, place, value("0.25,1.5", "")).status()).isEqualTo(400);
        assertThat(answer(enabler, rank, value("2,0,1", "")).status()).isEqualTo(204);
        assertThat(answer(enabler, rank, value("2,0,2", "")).status()).isEqualTo(400);
        assertThat(say(enabler, ask(words("Why?")).text("id"), "1", "2", "3", "4", "5", "6", "7", "8", "9")
                        .status())
                .isEqualTo(400);
        assertThat(answer(enabler, "nosuchask", value("+", "")).status()).isEqualTo(404);
    }

    @Test
    @DisplayName("AS3 before it is opened, no other's wire, no document, no API and no log holds a word of an answer")
    void nothing_leaks_before() throws IOException {
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        Logger root = (Logger) LoggerFactory.getLogger("ROOT");
        log.start();
        root.addAppender(log);
        Visitor ben = member("Ben", "participant");
        Visitor cai = member("Cai", "participant");
        String ticket = cai.post("/api/tickets").text("ticket");
        List<Change> seen = new ArrayList<>();
        StringBuilder wire = new StringBuilder();
        try (RawPeer peer = RawPeer.joined(server.socketAddress() + "?ticket=" + ticket, "cai")) {
            SyncMessage empty =
                    new SyncMessage(List.of(), List.of(), List.of(new Have(List.of(), BloomFilter.empty())), List.of());
            DocumentId id = DocumentId.parse(document).orElseThrow();
            peer.say("type", "request", "senderId", "cai", "documentId", id.text(), "data", SyncCodec.encode(empty));
            String ask = ask(words("What are you afraid of?")).text("id");
            hearUntil(peer, seen, wire, view -> view.at("asks", ask).isPresent());
            assertThat(say(ben, ask, SECRET).status()).isEqualTo(204);
            enabler.post("/api/maps/" + map + "/moments", new JsonObject().put("title", "Afterwards"));
            hearUntil(
                    peer,
                    seen,
                    wire,
                    view -> view.at("moments").orElseThrow().keys().size() == 1);

            assertThat(wire).doesNotContain("Zebulon");
            assertThat(enabler.get("/api/maps/" + map).body()).doesNotContain("Zebulon");
            assertThat(enabler.get("/api/maps/" + map + "/asks").body()).doesNotContain("Zebulon");
            assertThat(enabler.get("/room/" + map).body()).doesNotContain("Zebulon");
            assertThat(enabler.get("/api/maps/" + map + "/events").body()).doesNotContain("Zebulon");
            enabler.post(path(ask, "/reveal"));
            hearUntil(
                    peer,
                    seen,
                    wire,
                    view -> view.at("asks", ask, "answers").orElseThrow().keys().size() == 1);
            assertThat(wire)
                    .as("what is opened is heard, so what is not would have been")
                    .contains("Zebulon");
        } finally {
            root.detachAppender(log);
        }
        assertThat(log.list)
                .noneSatisfy(event -> assertThat(event.getFormattedMessage()).contains("Zebulon"));
    }

    /** Listens, and keeps both what came as it came and what it unpacks to, until the document shows what is waited for. */
    private static void hearUntil(
            RawPeer peer, List<Change> seen, StringBuilder wire, java.util.function.Predicate<MapView> there)
            throws IOException {
        while (seen.isEmpty() || !there.test(Replica.of(seen).root())) {
            JsonNode message = peer.hear();
            wire.append(message);
            if (!message.path("type").asText().equals("sync")) {
                continue;
            }
            byte[] data = message.get("data").binaryValue();
            wire.append(new String(data, StandardCharsets.ISO_8859_1));
            for (byte[] chunk :
                    ((DecodedMessage.Valid) SyncCodec.decode(data)).message().changes()) {
                if (ChangeDecoder.decode(chunk) instanceof DecodedChange.Valid valid) {
                    seen.add(valid.change());
                    wire.append(new String(
                            balcony.server.crdt.ChunkText.inflated(valid.change()), StandardCharsets.ISO_8859_1));
                }
            }
        }
    }

    @Test
    @DisplayName(
            "AS5 without voices answers are opened from six people on, carry nothing of who gave them, and are no receipt")
    void unattributed_answers_name_nobody() {
        String ask = ask(words("What do we not say?").put("unattributed", true)).text("id");
        for (int i = 0; i < 5; i++) {
            say(member("P" + i, "participant"), ask, "word " + i, "more " + i);
        }
        assertThat(enabler.post(path(ask, "/reveal")).problem()).isEqualTo("too-few-answers");
        Visitor last = member("Last", "participant");
        say(last, ask, "the last word");
        assertThat(listed(last, ask).getBoolean("answered")).isTrue();
        assertThat(listed(last, ask).containsKey("mine")).isFalse();

        assertThat(enabler.post(path(ask, "/reveal")).status()).isEqualTo(204);

        JsonObject opened = inMap(ask);
        assertThat(answers(opened)).hasSize(11).allSatisfy(one -> {
            assertThat(one.fieldNames()).containsOnly("text", "voices");
            assertThat(one.getJsonObject("voices")).isEmpty();
        });
        long changes = enabler.get("/api/maps/" + map + "/changes").json().getJsonArray("changes").stream()
                .map(JsonObject.class::cast)
                .filter(change -> change.getString("message").equals("reveal"))
                .count();
        assertThat(changes).isOne();
    }

    @Test
    @DisplayName("AS6 how many have answered is told to everyone or to nobody")
    void the_count_is_for_all_or_none() {
        Visitor ben = member("Ben", "participant");
        String shown = ask(words("Why?")).text("id");
        String hidden = ask(words("Why?").put("countShown", false)).text("id");
        say(ben, shown, "Beds");
        say(ben, hidden, "Beds");

        for (Visitor who : List.of(enabler, ben)) {
            assertThat(listed(who, shown).getInteger("count")).isEqualTo(1);
            assertThat(listed(who, hidden).containsKey("count")).isFalse();
        }
    }

    @Test
    @DisplayName("AS7 the time is a hope: it can be moved, and later answers count")
    void late_answers_count() {
        Visitor ben = member("Ben", "participant");
        String soon = server.clock().instant().plusSeconds(60).toString();
        String ask = ask(words("Why?").put("closesAt", soon)).text("id");
        server.forward(java.time.Duration.ofMinutes(5));

        assertThat(say(ben, ask, "Late").status()).isEqualTo(204);
        String later = server.clock().instant().plusSeconds(60).toString();
        assertThat(enabler.patch(path(ask, ""), new JsonObject().put("closesAt", later))
                        .status())
                .isEqualTo(204);
        assertThat(listed(ben, ask).getString("closesAt").substring(0, 19)).isEqualTo(later.substring(0, 19));
        enabler.post(path(ask, "/reveal"));
        assertThat(texts(inMap(ask))).containsExactly("Late");
    }

    @Test
    @DisplayName("AS8 cancelled, the answers are gone and nobody reads them")
    void cancelled_answers_are_destroyed() {
        Visitor ben = member("Ben", "participant");
        String ask = ask(words("Why?")).text("id");
        say(ben, ask, SECRET);

        assertThat(ben.post(path(ask, "/cancel")).status()).isEqualTo(403);
        assertThat(enabler.post(path(ask, "/cancel")).status()).isEqualTo(204);

        assertThat(inMap(ask).getString("state")).isEqualTo("cancelled");
        assertThat(answers(inMap(ask))).isEmpty();
        assertThat(enabler.post(path(ask, "/reveal")).problem()).isEqualTo("ask-closed");
        assertThat(sealedRows()).isZero();
        server.whileStopped(() -> {
            assertThat(fileWith("Zebulon")).isEmpty();
            return 0;
        });
    }

    /** The files of the data folder that hold these bytes. */
    private List<String> fileWith(String word) {
        try (Stream<Path> files = Files.walk(server.data())) {
            List<String> found = new ArrayList<>();
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                if (new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains(word)) {
                    found.add(file.getFileName().toString());
                }
            }
            return found;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    @DisplayName("AS9 opening that the server's end interrupted is finished by opening again, each answer once")
    void opening_goes_on() {
        Visitor ben = member("Ben", "participant");
        String ask = ask(words("Why?")).text("id");
        say(ben, ask, "Beds");
        server.whileStopped(() -> sql("UPDATE ask SET state = 'opening' WHERE id = '" + ask + "'"));

        assertThat(say(ben, ask, "Changed").problem()).isEqualTo("ask-closed");
        assertThat(enabler.post(path(ask, "/reveal")).status()).isEqualTo(204);
        assertThat(texts(inMap(ask))).containsExactly("Beds");

        server.whileStopped(() -> sql("UPDATE ask SET state = 'opening' WHERE id = '" + ask + "'")
                + sql("INSERT INTO sealed_answer SELECT map, '" + ask
                        + "', person, '[[\"Beds\",\"\"]]' FROM membership WHERE name = 'Ben'"));
        assertThat(enabler.post(path(ask, "/reveal")).status()).isEqualTo(204);
        assertThat(answers(inMap(ask))).hasSize(1);
        assertThat(sealedRows()).isZero();
    }

    private long sealedRows() {
        return server.whileStopped(() -> {
            try (var store = DriverManager.getConnection(
                            "jdbc:sqlite:" + server.data().resolve("balcony.db"));
                    var rows = store.createStatement().executeQuery("SELECT count(*) FROM sealed_answer")) {
                return rows.getLong(1);
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    private int sql(String statement) {
        try (var store = DriverManager.getConnection(
                        "jdbc:sqlite:" + server.data().resolve("balcony.db"));
                var update = store.createStatement()) {
            return update.executeUpdate(statement);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
