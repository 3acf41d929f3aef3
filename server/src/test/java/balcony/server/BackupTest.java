package balcony.server;

import static balcony.server.Terminal.balcony;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import balcony.server.web.StockRepos;
import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.json.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** docs/spec/operator.md: backup and restore, through the program, beside a running server with stock clients. */
class BackupTest {
    @TempDir
    private Path folder;

    private TestServer server;
    private StockRepos peers;
    private Visitor asha;

    @BeforeEach
    void open() {
        server = TestServer.start();
        peers = new StockRepos();
        asha = Visitor.named(server, "Asha");
    }

    @AfterEach
    void close() {
        peers.close();
        server.close();
    }

    private String newMap() {
        return asha.post("/api/maps", new JsonObject().put("title", "Harbour")).text("id");
    }

    private Set<String> hashes(Visitor visitor, String map) {
        Set<String> hashes = new HashSet<>();
        Long next = 0L;
        while (next != null) {
            JsonObject page =
                    visitor.get("/api/maps/" + map + "/changes?after=" + next).json();
            page.getJsonArray("changes").forEach(change -> hashes.add(((JsonObject) change).getString("hash")));
            next = page.getLong("next");
        }
        return hashes;
    }

    @Test
    @DisplayName("O10, R14 a backup made while stock clients draw covers all that was acknowledged before it began")
    void a_backup_under_load_covers_what_was_acknowledged() throws Exception {
        String ticket = asha.post("/api/tickets").text("ticket");
        String storage = asha.get("/api/maps/" + newMap() + "/me").text("storageId");
        JsonObject map =
                asha.post("/api/maps", new JsonObject().put("title", "Market")).json();
        String document = map.getString("url");
        for (String repo : List.of("one", "two", "three")) {
            peers.call("open", repo, "url", server.socketAddress() + "?ticket=" + ticket, "gossip", true);
            peers.call("follow", repo, "storageId", storage);
            peers.await(repo, document);
            peers.call("drag", repo, "document", document, "key", repo, "times", 4_000, "gap", 2);
        }
        await().until(() -> acknowledged(document, storage).size() > 0
                && hashes(asha, map.getString("id")).size() > 100);

        Set<String> told = acknowledged(document, storage);
        Path backup = folder.resolve("balcony.backup");
        Terminal made = balcony("backup", "--data", server.data(), "--to", backup);
        Path restored = folder.resolve("restored");
        Terminal back = balcony("restore", "--from", backup, "--data", restored);

        assertThat(made.exitCode()).as(made.err()).isZero();
        assertThat(back.exitCode()).as(back.err()).isZero();
        try (TestServer other = TestServer.over(restored)) {
            Visitor again = Visitor.of(other).withCookieOf(asha);
            Set<String> there = hashes(again, map.getString("id"));
            assertThat(there).containsAll(told);
            assertThat(there.size())
                    .as("the clients were still drawing")
                    .isLessThan(hashes(asha, map.getString("id")).size());
            assertThat(again.get("/api/maps/" + map.getString("id") + "/me").text("storageId"))
                    .isEqualTo(storage);
        }
    }

    /** The heads that the hub told the peers are safe. */
    private Set<String> acknowledged(String document, String storage) {
        Set<String> heads = new HashSet<>();
        for (String repo : List.of("one", "two", "three")) {
            JsonNode told = peers.call("acknowledged", repo, "document", document, "storageId", storage)
                    .get("result");
            StreamSupport.stream(told.spliterator(), false)
                    .map(JsonNode::asText)
                    .forEach(heads::add);
        }
        return heads;
    }

    @Test
    @DisplayName("O11 a backup is its owner's alone, and replaces nothing")
    void a_backup_replaces_nothing() throws Exception {
        newMap();
        Path backup = folder.resolve("balcony.backup");

        assertThat(balcony("backup", "--data", server.data(), "--to", backup).exitCode())
                .isZero();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(backup)))
                .isEqualTo("rw-------");
        assertThat(Files.list(folder)).containsExactly(backup);

        Terminal second = balcony("backup", "--data", server.data(), "--to", backup);
        assertThat(second.exitCode()).isEqualTo(1);
        assertThat(second.err()).contains("replaces nothing");
    }

    @Test
    @DisplayName("O12 a restore overwrites nothing")
    void a_restore_overwrites_nothing() throws Exception {
        newMap();
        Path backup = folder.resolve("balcony.backup");
        balcony("backup", "--data", server.data(), "--to", backup);
        Path taken = Files.createDirectory(folder.resolve("taken"));
        Files.writeString(taken.resolve("note"), "mine");

        Terminal refused = balcony("restore", "--from", backup, "--data", taken);

        assertThat(refused.exitCode()).isEqualTo(1);
        assertThat(refused.err()).contains("not empty");
        assertThat(Files.list(taken)).containsExactly(taken.resolve("note"));
    }

    @Test
    @DisplayName("O13 a backup that is damaged anywhere is not restored, and the folder stays empty")
    void a_damaged_backup_is_not_restored() throws Exception {
        newMap();
        Path backup = folder.resolve("balcony.backup");
        balcony("backup", "--data", server.data(), "--to", backup);
        byte[] whole = Files.readAllBytes(backup);
        Path empty = folder.resolve("empty");

        for (int place = 0; place < whole.length; place += Math.max(1, whole.length / 60)) {
            byte[] flipped = whole.clone();
            flipped[place] ^= 0x10;
            Path damaged = Files.write(folder.resolve("flipped"), flipped);
            Terminal answer = balcony("restore", "--from", damaged, "--data", empty);
            // A bit of the archive's own list, which a reader does not need, may flip without harm.
            if (answer.exitCode() == 0) {
                assertThat(balcony("verify", "--data", empty).exitCode()).isZero();
                operatorEmpties(empty);
            } else {
                assertThat(Files.list(empty)).isEmpty();
            }
        }
        Path torn = Files.write(folder.resolve("torn"), java.util.Arrays.copyOf(whole, whole.length / 2));
        Terminal answer = balcony("restore", "--from", torn, "--data", empty);
        assertThat(answer.exitCode()).isEqualTo(1);
        assertThat(answer.err()).contains("damaged");
    }

    private static void operatorEmpties(Path folder) throws java.io.IOException {
        try (var files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
    }

    @Test
    @DisplayName("O14 a server does not open a folder into which a restore did not end")
    void half_a_restore_is_not_opened() throws Exception {
        Path half = folder.resolve("half");
        Files.createDirectories(half.resolve("restoring"));

        Terminal refused = balcony("--data", half, "--port", "0");

        assertThat(refused.exitCode()).isEqualTo(1);
        assertThat(refused.err()).contains("did not end");
    }
}
