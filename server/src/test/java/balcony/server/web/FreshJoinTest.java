package balcony.server.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import balcony.server.TestServer;
import balcony.server.Visitor;
import balcony.server.crdt.ChangeDecoder;
import balcony.server.crdt.ChangeHash;
import balcony.server.crdt.DecodedChange;
import balcony.server.crdt.DocumentId;
import balcony.server.sync.BloomFilter;
import balcony.server.sync.DecodedMessage;
import balcony.server.sync.Have;
import balcony.server.sync.PeerSync;
import balcony.server.sync.SyncCodec;
import balcony.server.sync.SyncMessage;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** How a map of 620 changes comes to those who have nothing of it. */
class FreshJoinTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int TEXTS = 300;
    private static final byte[] READS_VERSION_2 = {2, 2, (byte) 0x84};

    private static TestServer server;
    private static StockRepos repos;
    private static String url;
    private static String document;
    private static int peers;

    @BeforeAll
    static void draw() {
        server = TestServer.start();
        repos = new StockRepos();
        Visitor asha = Visitor.named(server, "Asha");
        url = server.socketAddress() + "?ticket="
                + asha.post("/api/tickets").json().getString("ticket");
        repos.call("open", "asha", "url", url);
        document = repos.text("create", "asha", "value", Map.of("title", "x".repeat(TEXTS)));
        repos.call("edit", "asha", "document", document, "key", "element", "times", 620);
    }

    @BeforeEach
    void compacted() {
        await("a compacted document").atMost(PATIENCE).until(() -> firstAnswer(List.of(), READS_VERSION_2)[0] == 0x43);
    }

    @AfterAll
    static void stop() {
        repos.close();
        server.close();
    }

    @Test
    @DisplayName("SY12 W1: a stock client that has nothing gets the document in one message, and edits flow both ways")
    void a_stock_client_gets_the_document_in_one_message() {
        repos.call("open", "ben", "url", url);
        assertThat(repos.text("find", "ben", "document", document)).isEqualTo("ready");
        await().atMost(PATIENCE).until(() -> state("ben").equals(state("asha")));
        assertThat(state("ben").get("changes").asInt()).isGreaterThanOrEqualTo(621);
        JsonNode versions = repos.call("counts", "ben").at("/result/syncVersions");
        assertThat(versions.get(0).asInt()).isEqualTo(2);

        repos.call("edit", "asha", "document", document, "key", "hers-" + peers++);
        repos.call("edit", "ben", "document", document, "key", "his-" + peers++);

        await().atMost(PATIENCE)
                .until(() -> state("ben").equals(state("asha"))
                        && state("ben").get("keys").toString().contains("his-")
                        && state("ben").get("keys").toString().contains("hers-"));
        List<Integer> later = new ArrayList<>();
        repos.call("counts", "ben").at("/result/syncVersions").forEach(version -> later.add(version.asInt()));
        assertThat(later.subList(1, later.size())).containsOnly(1);
    }

    @Test
    @DisplayName(
            "SY12: who does not say that it reads version 2 gets single changes in pieces; so does who has something")
    void others_get_single_changes() {
        byte[] plain = firstAnswer(List.of(), new byte[0]);
        assertThat(plain[0]).isEqualTo((byte) 0x42);
        assertThat(plain.length).isLessThan(PeerSync.PIECE_BYTES + 64 * 1024);
        SyncMessage message = read(plain);
        ChangeHash first = hash(message.changes().get(0));
        Set<ChangeHash> all = new HashSet<>();
        message.changes().forEach(chunk -> all.add(hash(chunk)));
        assertThat(all).containsAll(message.heads()).hasSizeGreaterThanOrEqualTo(621);

        assertThat(firstAnswer(List.of(first), READS_VERSION_2)[0]).isEqualTo((byte) 0x42);
    }

    @Test
    @DisplayName("SY13: a compacted document that is damaged on the disk is thrown away, and single changes are served")
    void a_damaged_document_is_thrown_away() throws SQLException {
        try (Connection file = DriverManager.getConnection(
                        "jdbc:sqlite:" + server.data().resolve("balcony.db"));
                Statement statement = file.createStatement()) {
            statement.execute("PRAGMA busy_timeout = 5000");
            statement.executeUpdate(
                    "UPDATE compacted SET document = substr(document, 1, 600) || x'00' || substr(document, 602)"
                            + " WHERE substr(document, 601, 1) <> x'00'");

            byte[] answer = firstAnswer(List.of(), READS_VERSION_2);

            assertThat(answer[0]).isEqualTo((byte) 0x42);
            assertThat(read(answer).changes()).hasSizeGreaterThanOrEqualTo(621);
            await().atMost(PATIENCE).until(() -> {
                try (var rows = statement.executeQuery("SELECT count(*) FROM compacted")) {
                    return rows.getInt(1) == 0;
                }
            });
        }
    }

    /** What somebody who has these changes, and says so with these flags, is answered first. */
    private static byte[] firstAnswer(List<ChangeHash> heads, byte[] flags) {
        String name = "raw-" + peers++;
        byte[] question = SyncCodec.encode(
                new SyncMessage(heads, List.of(), List.of(new Have(heads, BloomFilter.empty())), List.of()));
        byte[] data = Arrays.copyOf(question, question.length + flags.length);
        System.arraycopy(flags, 0, data, question.length, flags.length);
        try (RawPeer peer = RawPeer.joined(url, name)) {
            peer.say(
                    "type",
                    "request",
                    "senderId",
                    name,
                    "documentId",
                    DocumentId.parse(document).orElseThrow().text(),
                    "data",
                    data);
            return peer.hear("sync").get("data").binaryValue();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static SyncMessage read(byte[] data) {
        return ((DecodedMessage.Valid) SyncCodec.decode(data)).message();
    }

    private static ChangeHash hash(byte[] chunk) {
        return ((DecodedChange.Valid) ChangeDecoder.decode(chunk)).change().hash();
    }

    private static JsonNode state(String repo) {
        return repos.call("state", repo, "document", document).get("result");
    }
}
