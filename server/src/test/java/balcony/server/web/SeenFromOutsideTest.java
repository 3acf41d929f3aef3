package balcony.server.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import balcony.server.TestServer;
import balcony.server.Visitor;
import balcony.server.crdt.ActorId;
import balcony.server.crdt.Change;
import balcony.server.crdt.DocumentId;
import balcony.server.crdt.MapWriter;
import balcony.server.journal.MapId;
import balcony.server.limits.Limit;
import balcony.server.limits.Limits;
import balcony.server.sync.BloomFilter;
import balcony.server.sync.Have;
import balcony.server.sync.SyncCodec;
import balcony.server.sync.SyncMessage;
import io.vertx.core.json.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class SeenFromOutsideTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @Test
    @DisplayName("HE4: the figures follow what happens, and each that is documented is there")
    void the_figures_follow_what_happens() throws Exception {
        try (TestServer server = TestServer.start()) {
            Visitor asha = Visitor.named(server, "Asha");
            JsonObject made = asha.post("/api/maps", new JsonObject().put("title", "Harbour"))
                    .json();
            DocumentId document = DocumentId.parse(made.getString("document")).orElseThrow();
            MapId map = new MapId(made.getString("id"));
            String ticket = asha.post("/api/tickets").text("ticket");
            String url = server.socketAddress() + "?ticket=" + ticket;
            try (RawPeer peer = RawPeer.joined(url, "asha-tab");
                    RawPeer other = RawPeer.joined(url, "other-tab")) {
                bring(peer, document, change(new ActorId("aa".repeat(16)), "kept"));
                bring(peer, document, change(new ActorId("aa".repeat(16)), "twin"));

                await().atMost(PATIENCE).untilAsserted(() -> {
                    String now = asha.get("/metrics").body();
                    assertThat(figure(now, "balcony_changes_accepted_total")).isEqualTo(2);
                    assertThat(figure(now, "balcony_changes_refused_total{reason=\"wrong-sequence\"}"))
                            .isEqualTo(1);
                    assertThat(figure(now, "balcony_changes_refused_total{reason=\"read-only\"}"))
                            .isZero();
                    assertThat(figure(now, "balcony_relay_seconds_count")).isEqualTo(1);
                    assertThat(figure(now, "balcony_acknowledgement_seconds_count"))
                            .isEqualTo(2);
                    assertThat(figure(now, "balcony_commit_seconds_count")).isPositive();
                    assertThat(figure(now, "balcony_eventloop_lag_seconds_count"))
                            .isPositive();
                    assertThat(figure(now, "balcony_sockets_open")).isEqualTo(2);
                    assertThat(figure(now, "balcony_maps_open")).isEqualTo(1);
                    assertThat(figure(now, "balcony_reader_starts_total")).isPositive();
                });
                assertThat(other.isOpen()).isTrue();
            }
            String text = asha.get("/metrics").body();
            for (String figure : documented()) {
                assertThat(text).contains("\n# TYPE " + figure);
            }
            assertThat(text).doesNotContain("Asha", "Harbour", ticket, map.value());
        }
    }

    @Test
    @DisplayName("HE2: asking whether the server is ready, however often, does not hammer the disk")
    void asking_often_does_not_write_often() {
        try (TestServer server = TestServer.start()) {
            Visitor probe = Visitor.of(server);
            double before = figure(probe.get("/metrics").body(), "balcony_commit_seconds_count");
            for (int i = 0; i < 100; i++) {
                assertThat(probe.get("/readyz").status()).isEqualTo(200);
            }
            assertThat(figure(probe.get("/metrics").body(), "balcony_commit_seconds_count") - before)
                    .isLessThan(5);
        }
    }

    @Test
    @DisplayName("HE3: told to stop, the server says so while it still serves")
    void told_to_stop_the_server_says_so() throws Exception {
        TestServer server = TestServer.start(Limits.DEFAULT.with(Limit.DRAIN_SECONDS, 2));
        Visitor probe = Visitor.of(server);
        assertThat(probe.get("/readyz").status()).isEqualTo(200);
        Thread stop = new Thread(server::close);
        stop.start();
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(20)).untilAsserted(() -> {
            Visitor.Answer answer = probe.get("/readyz");
            assertThat(answer.status()).isEqualTo(503);
            assertThat(answer.json().getJsonObject("parts").getString("staying"))
                    .isEqualTo("down");
            assertThat(probe.get("/livez").status()).isEqualTo(200);
        });
        stop.join(3 * PATIENCE.toMillis());
        assertThat(stop.isAlive()).isFalse();
    }

    private static List<String> documented() throws Exception {
        try (Stream<String> lines = Files.lines(Path.of("../docs/spec/health.md"))) {
            List<String> names = lines.filter(line -> line.startsWith("| `balcony_"))
                    .map(line -> line.replaceAll("\\| `(balcony_\\w+).*", "$1"))
                    .toList();
            assertThat(names).hasSizeGreaterThan(10);
            return names;
        }
    }

    private static double figure(String text, String name) {
        return Pattern.compile("^" + Pattern.quote(name) + " (\\S+)$", Pattern.MULTILINE)
                .matcher(text)
                .results()
                .mapToDouble(found -> Double.parseDouble(found.group(1)))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no figure " + name));
    }

    private static Change change(ActorId actor, String key) {
        MapWriter writer = new MapWriter(List.of(), actor, 0, "set");
        writer.root().put(key, 1);
        return writer.build();
    }

    private static void bring(RawPeer peer, DocumentId document, Change change) {
        SyncMessage message = new SyncMessage(
                List.of(change.hash()),
                List.of(),
                List.of(new Have(List.of(), BloomFilter.empty())),
                List.of(change.chunk()));
        peer.say(
                "type",
                "sync",
                "senderId",
                "asha-tab",
                "documentId",
                document.text(),
                "data",
                SyncCodec.encode(message));
    }
}
