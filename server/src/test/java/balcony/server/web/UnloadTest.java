package balcony.server.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import balcony.server.TestServer;
import balcony.server.Visitor;
import balcony.server.crdt.ActorId;
import balcony.server.crdt.Change;
import balcony.server.crdt.ChangeHash;
import balcony.server.crdt.DocumentId;
import balcony.server.crdt.MapWriter;
import balcony.server.sync.BloomFilter;
import balcony.server.sync.DecodedMessage;
import balcony.server.sync.Have;
import balcony.server.sync.SyncCodec;
import balcony.server.sync.SyncMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A map that nobody looks at leaves the memory, and comes back whole. */
class UnloadTest {
    private static final ActorId ASHAS = new ActorId("aa".repeat(16));

    private final List<Change> changes = new ArrayList<>();
    private String document = "";

    @Test
    @DisplayName("RO11: a map closes a minute after the last one left, and opens again without loss")
    void a_map_closes_and_opens_again() {
        try (TestServer server = TestServer.start()) {
            Visitor visitor = Visitor.named(server, "Asha");
            document = DocumentId.random(new SecureRandom()).text();
            String url = server.socketAddress() + "?ticket="
                    + visitor.post("/api/tickets").json().getString("ticket");
            try (RawPeer asha = RawPeer.joined(url, "asha")) {
                draw(asha, 3);
                server.forward(Duration.ofMinutes(2));
                // Two looks of the sweep at least: nobody is put out of a map.
                draw(asha, 1);
                assertThat(openMaps(visitor)).isEqualTo(1);
            }
            await("nobody is there").until(() -> openSockets(visitor) == 0);
            server.forward(Duration.ofSeconds(30));
            assertThat(openMaps(visitor)).isEqualTo(1);
            await("the map is closed").atMost(Duration.ofSeconds(30)).until(() -> {
                server.forward(Duration.ofSeconds(5));
                return openMaps(visitor) == 0;
            });

            try (RawPeer asha = RawPeer.joined(url, "asha")) {
                asha.say(message("request", List.of(), List.of()));
                SyncMessage all = sync(asha);
                assertThat(all.heads())
                        .containsExactly(changes.get(changes.size() - 1).hash());
                assertThat(all.changes())
                        .usingElementComparator(java.util.Arrays::compare)
                        .containsExactlyElementsOf(
                                changes.stream().map(Change::chunk).toList());
                draw(asha, 2);
            }
        }
    }

    /** Brings changes, one upon the other, and hears that each is stored. */
    private void draw(RawPeer asha, int times) {
        for (int i = 0; i < times; i++) {
            MapWriter writer = new MapWriter(changes, ASHAS, 0, "set");
            writer.root().put("key", changes.size());
            changes.add(writer.build());
            Change change = changes.get(changes.size() - 1);
            asha.say(message("sync", List.of(change.hash()), List.of(change.chunk())));
            SyncMessage answer = sync(asha);
            while (!answer.heads().equals(List.of(change.hash()))) {
                answer = sync(asha);
            }
        }
    }

    private Object[] message(String type, List<ChangeHash> heads, List<byte[]> chunks) {
        SyncMessage message = new SyncMessage(heads, List.of(), List.of(new Have(heads, BloomFilter.empty())), chunks);
        return new Object[] {"type", type, "senderId", "asha", "documentId", document, "data", SyncCodec.encode(message)
        };
    }

    private static SyncMessage sync(RawPeer peer) {
        try {
            return ((DecodedMessage.Valid)
                            SyncCodec.decode(peer.hear("sync").get("data").binaryValue()))
                    .message();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int openMaps(Visitor visitor) {
        return gauge(visitor, "balcony_maps_open");
    }

    private static int openSockets(Visitor visitor) {
        return gauge(visitor, "balcony_sockets_open");
    }

    private static int gauge(Visitor visitor, String name) {
        return visitor.get("/metrics")
                .body()
                .lines()
                .filter(line -> line.startsWith(name + " "))
                .mapToInt(line -> (int) Double.parseDouble(line.substring(name.length() + 1)))
                .findFirst()
                .orElseThrow();
    }
}
