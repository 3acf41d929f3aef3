package balcony.server;

import static balcony.server.Terminal.balcony;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** docs/spec/operator.md: what an operator does to single maps, seen by the people in them. */
class MapCommandsTest {
    private TestServer server;
    private Visitor asha;
    private String harbour = "";
    private String market = "";

    @BeforeEach
    void open() {
        server = TestServer.start();
        asha = Visitor.named(server, "Asha");
        harbour = newMap("Harbour");
        market = newMap("Market");
        for (String title : List.of("Spring", "Summer", "Autumn")) {
            asha.post("/api/maps/" + harbour + "/moments", new JsonObject().put("title", title));
        }
    }

    @AfterEach
    void close() {
        server.close();
    }

    private String newMap(String title) {
        return asha.post("/api/maps", new JsonObject().put("title", title)).text("id");
    }

    /** Lets only enablers draw, and locks something. */
    private JsonObject decide(String map) {
        JsonObject lock = new JsonObject().put("elements", new JsonArray().add("one"));
        return asha.patch(
                        "/api/maps/" + map + "/conduct",
                        new JsonObject().put("handsOff", true).put("lock", lock))
                .json();
    }

    private JsonArray changes(Visitor who, String map) {
        return who.get("/api/maps/" + map + "/changes").json().getJsonArray("changes");
    }

    /** What the command says while the server is stopped; afterwards it runs again. */
    private Terminal offline(Object... arguments) {
        return server.whileStopped(() -> balcony(arguments));
    }

    private static String found(String pattern, String text) {
        Matcher matcher = Pattern.compile(pattern).matcher(text);
        assertThat(matcher.find()).as(text).isTrue();
        return matcher.group(1);
    }

    @Test
    @DisplayName("O20 maps are listed, also beside a running server")
    void maps_are_listed() {
        Terminal listed = balcony("maps", "--data", server.data());

        assertThat(listed.exitCode()).isZero();
        assertThat(listed.out().lines())
                .hasSize(2)
                .anyMatch(line -> line.startsWith(harbour) && line.endsWith("4 changes  1 people  Harbour"));
    }

    @Test
    @DisplayName("O21 what changes a map wants the server stopped, and says when there is no such map")
    void a_running_server_is_left_alone() {
        Terminal refused = balcony("archive", harbour, "--data", server.data());

        assertThat(refused.exitCode()).isEqualTo(1);
        assertThat(refused.err()).contains("stop it first");
        assertThat(offline("archive", "m_none", "--data", server.data()).err()).contains("there is no map m_none");
    }

    @Test
    @DisplayName("O22 another recovery code makes whoever holds it an enabler; the one before opens nothing")
    void another_recovery_code() {
        Terminal said = offline("recovery-code", harbour, "--data", server.data());
        String code = found("is now (\\S+)\\.", said.out());
        Visitor ben = Visitor.named(server, "Ben");

        assertThat(ben.post("/api/recover", new JsonObject().put("recoveryCode", code))
                        .json()
                        .getString("role"))
                .isEqualTo("enabler");
        assertThat(ben.get("/api/maps/" + harbour).status()).isEqualTo(200);
    }

    @Test
    @DisplayName("O23 an archived map is absent to everybody, by link and code too, until it is taken back out")
    void an_archived_map_is_absent() {
        String invite = asha.post("/api/maps/" + harbour + "/invites", new JsonObject().put("role", "participant"))
                .text("token");
        assertThat(offline("archive", harbour, "--data", server.data()).exitCode())
                .isZero();

        assertThat(asha.get("/api/maps/" + harbour).status()).isEqualTo(404);
        assertThat(asha.get("/api/maps").body()).doesNotContain(harbour).contains(market);
        assertThat(Visitor.named(server, "Ben")
                        .post("/api/join", new JsonObject().put("invite", invite))
                        .status())
                .isEqualTo(404);
        assertThat(balcony("maps", "--data", server.data()).out()).contains("(archived)  Harbour");

        offline("archive", harbour, "--undo", "--data", server.data());
        assertThat(changes(asha, harbour)).hasSize(4);
    }

    @Test
    @DisplayName("O24 a deleted map is gone from the file, byte for byte; others stay")
    void a_deleted_map_is_gone() throws Exception {
        String secret = "Whisperbrook";
        String doomed = newMap(secret);
        assertThat(offline("delete", doomed, "--data", server.data()).err()).contains("--yes");
        assertThat(asha.get("/api/maps/" + doomed).status()).isEqualTo(200);
        decide(doomed);

        Terminal done = offline("delete", doomed, "--yes", "--data", server.data());

        assertThat(done.exitCode()).as(done.err()).isZero();
        assertThat(asha.get("/api/maps/" + doomed).status()).isEqualTo(404);
        assertThat(changes(asha, harbour)).hasSize(4);
        for (String file : List.of("balcony.db", "balcony.db-wal")) {
            Path path = server.data().resolve(file);
            if (Files.exists(path)) {
                assertThat(new String(Files.readAllBytes(path), StandardCharsets.ISO_8859_1))
                        .doesNotContain(secret);
            }
        }
        assertThat(balcony("verify", "--data", server.data()).exitCode()).isZero();
    }

    @Test
    @DisplayName("O25 a cut makes a map of the history without a change and what builds on it; the old one is archived")
    void a_cut_leaves_out_what_builds_on_a_change() {
        String bad = changes(asha, harbour).getJsonObject(2).getString("hash");
        JsonObject decided = decide(harbour);

        Terminal said = offline("cut", harbour, "--change", bad, "--data", server.data());

        assertThat(said.exitCode()).as(said.err()).isZero();
        assertThat(said.out()).contains("of 2 changes, without 2");
        String cut = found("Made map (\\S+) ", said.out());
        assertThat(changes(asha, cut))
                .hasSize(2)
                .noneMatch(change -> ((JsonObject) change).getString("hash").equals(bad));
        assertThat(asha.get("/api/maps/" + cut).json().getString("title")).isEqualTo("Harbour");
        assertThat(asha.get("/api/maps/" + cut + "/moments").body())
                .contains("Spring")
                .doesNotContain("Autumn");
        assertThat(asha.get("/api/maps/" + harbour).status()).isEqualTo(404);
        assertThat(asha.get("/api/maps/" + cut + "/conduct").json()).isEqualTo(decided);
        // It goes on: the server writes under an actor of its own there.
        assertThat(asha.post("/api/maps/" + cut + "/moments", new JsonObject().put("title", "After the cut"))
                        .status())
                .isEqualTo(201);
        Terminal verified = balcony("verify", "--data", server.data());
        assertThat(verified.exitCode()).as(verified.err()).isZero();
    }

    @Test
    @DisplayName("O26 a cut at a change that is not there changes nothing")
    void a_cut_at_nothing() {
        assertThat(offline("cut", harbour, "--change", "ab".repeat(32), "--data", server.data())
                        .err())
                .contains("has no change");
        assertThat(offline("cut", harbour, "--change", "zz", "--data", server.data())
                        .err())
                .contains("64 digits");
        assertThat(changes(asha, harbour)).hasSize(4);
    }
}
