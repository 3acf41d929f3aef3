package balcony.server.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import balcony.server.access.Role;
import balcony.server.crdt.ActorId;
import balcony.server.crdt.BadChange;
import balcony.server.crdt.Change;
import balcony.server.crdt.ChangeHash;
import balcony.server.crdt.DocumentId;
import balcony.server.journal.MapId;
import balcony.server.journal.PersonId;
import balcony.server.journal.ServerActors;
import balcony.server.limits.Limit;
import balcony.server.sync.BloomFilter;
import balcony.server.sync.Have;
import balcony.server.sync.SyncCodec;
import balcony.server.sync.SyncMessage;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Bad changes with right checksums, by the front door, into a map in which stock clients draw: refused, and nobody else harmed. */
class BadChangesTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final DocumentId DOCUMENT =
            DocumentId.parse("3WMyDBN6JMwfLnrAz9MfsetXXBN6").orElseThrow();
    private static final MapId MAP = new MapId(DOCUMENT.text());
    private static final String URL = "automerge:" + DOCUMENT.text();
    private static final Change BASE = BadChange.base(ServerActors.first(MAP).now());
    private static final int CLOSED_AS_BAD = 4422;
    private static final int CLOSED_AS_TOO_MUCH = 4429;

    private static Hub hub;
    private static StockRepos repos;
    private static int peers;

    @BeforeAll
    static void a_map_in_which_stock_clients_draw() {
        hub = new Hub();
        repos = new StockRepos();
        for (String person : List.of("asha", "ben", "mallory")) {
            hub.gate.set(DOCUMENT, person, Role.PARTICIPANT);
        }
        hub.rooms
                .write(MAP, new PersonId("asha"), past -> List.of(BASE))
                .toCompletableFuture()
                .join();
        for (String person : List.of("asha", "ben")) {
            repos.call("open", person, "url", hub.url(person));
            await().atMost(PATIENCE)
                    .until(() -> repos.text("find", person, "document", URL).equals("ready"));
        }
    }

    @AfterAll
    static void stop() {
        repos.close();
        hub.close();
    }

    @AfterEach
    void the_stock_clients_go_on_and_are_quiet() {
        String key = "after-" + peers++;
        int before = received("asha");
        repos.call("edit", "ben", "document", URL, "key", key);
        await().atMost(PATIENCE).until(() -> keys("asha").contains(key));
        assertThat(received("asha") - before).isLessThanOrEqualTo(40);
    }

    @TestFactory
    @DisplayName("C20 C21 C22 C26 RO4: refused by its hash with a code and words; nobody else sees it")
    Stream<DynamicTest> each_bad_change_is_refused() {
        return BadChange.upon(BASE).stream()
                .map(bad -> DynamicTest.dynamicTest(bad.name(), () -> {
                    int stored = hub.stored(DOCUMENT);
                    String peer = "mallory-" + peers++;
                    try (RawPeer mallory = RawPeer.joined(hub.url("mallory"), peer)) {
                        bring(mallory, peer, List.of(bad.hash()), List.of(bad.chunk()));

                        JsonNode told = refusal(mallory);
                        assertThat(told.get("code").asText()).isEqualTo(bad.code());
                        assertThat(told.get("hashes").get(0).asText())
                                .isEqualTo(bad.hash().hex());
                        assertThat(told.get("reason").asText()).hasSizeGreaterThan(20);
                        assertThat(hub.stored(DOCUMENT)).isEqualTo(stored);
                        assertThat(mallory.isOpen()).isTrue();
                    }
                }));
    }

    @TestFactory
    @DisplayName("C5 C7: what is no change costs its sender the socket, and nobody else anything")
    Stream<DynamicTest> what_is_no_change_costs_its_sender_the_socket() {
        return BadChange.chunksThatAreNone(BASE).entrySet().stream()
                .map(none -> DynamicTest.dynamicTest(none.getKey(), () -> {
                    String peer = "mallory-" + peers++;
                    try (RawPeer mallory = RawPeer.joined(hub.url("mallory"), peer)) {
                        bring(mallory, peer, List.of(), List.of(none.getValue()));

                        assertThat(mallory.closeCode()).isEqualTo(CLOSED_AS_BAD);
                    }
                }));
    }

    @Test
    @DisplayName("RO3: a change under somebody else's actor is refused")
    void a_spoofed_actor_is_refused() {
        ActorId ashas = new ActorId("aa".repeat(16));
        Change hers = BadChange.right(BASE, ashas, "hers");
        Change spoofed = BadChange.right(BASE, ashas, "spoofed");
        String asha = "asha-" + peers++;
        String mallory = "mallory-" + peers++;
        try (RawPeer first = RawPeer.joined(hub.url("asha"), asha);
                RawPeer second = RawPeer.joined(hub.url("mallory"), mallory)) {
            bring(first, asha, List.of(hers.hash()), List.of(hers.chunk()));
            await().atMost(PATIENCE).until(() -> keys("ben").contains("hers"));
            bring(second, mallory, List.of(spoofed.hash()), List.of(spoofed.chunk()));

            assertThat(refusal(second).get("code").asText()).isEqualTo("foreign-actor");
        }
    }

    @Test
    @DisplayName("RO12: a participant writes neither what is the server's nor what is the enablers'")
    void a_participant_writes_only_what_is_theirs() {
        String peer = "mallory-" + peers++;
        try (RawPeer mallory = RawPeer.joined(hub.url("mallory"), peer)) {
            Change moments = BadChange.right(BASE, new ActorId("c1".repeat(16)), "moments");
            bring(mallory, peer, List.of(moments.hash()), List.of(moments.chunk()));
            assertThat(refusal(mallory).get("code").asText()).isEqualTo("server-only");

            Change voices = BadChange.right(BASE, new ActorId("c2".repeat(16)), "voices");
            bring(mallory, peer, List.of(voices.hash()), List.of(voices.chunk()));
            assertThat(refusal(mallory).get("code").asText()).isEqualTo("enablers-only");
        }
        hub.gate.set(DOCUMENT, "mallory", Role.ENABLER);
        try (RawPeer enabler = RawPeer.joined(hub.url("mallory"), peer)) {
            Change voices = BadChange.right(BASE, new ActorId("c3".repeat(16)), "voices");
            bring(enabler, peer, List.of(voices.hash()), List.of(voices.chunk()));
            await().atMost(PATIENCE).until(() -> keys("ben").contains("voices"));
        } finally {
            hub.gate.set(DOCUMENT, "mallory", Role.PARTICIPANT);
        }
    }

    @Test
    @DisplayName("SY4: who sends more changes that wait than are allowed is closed")
    void changes_that_wait_are_bounded() {
        String peer = "mallory-" + peers++;
        try (RawPeer mallory = RawPeer.joined(hub.url("mallory"), peer)) {
            bring(mallory, peer, List.of(), BadChange.waiting((int) Limit.PENDING_CHANGES.byDefault() + 1));

            assertThat(mallory.closeCode()).isEqualTo(CLOSED_AS_TOO_MUCH);
        }
    }

    private static void bring(RawPeer peer, String sender, List<ChangeHash> heads, List<byte[]> chunks) {
        SyncMessage message =
                new SyncMessage(heads, List.of(), List.of(new Have(List.of(), BloomFilter.of(heads))), chunks);
        peer.say("type", "sync", "senderId", sender, "documentId", DOCUMENT.text(), "data", SyncCodec.encode(message));
    }

    private static JsonNode refusal(RawPeer peer) {
        try {
            while (true) {
                JsonNode told =
                        RawPeer.CBOR.readTree(peer.hear("ephemeral").get("data").binaryValue());
                if (told.path("balcony").asText().equals("refused")) {
                    return told;
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String keys(String repo) {
        return repos.call("state", repo, "document", URL)
                .get("result")
                .get("keys")
                .toString();
    }

    private static int received(String repo) {
        int all = 0;
        for (JsonNode count : repos.call("counts", repo).get("result").get("received")) {
            all += count.asInt();
        }
        return all;
    }
}
