package balcony.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import balcony.server.access.Role;
import balcony.server.crdt.ActorId;
import balcony.server.crdt.Change;
import balcony.server.crdt.ChangeHash;
import balcony.server.crdt.DocumentId;
import balcony.server.crdt.MapWriter;
import balcony.server.limits.Limit;
import balcony.server.limits.Limits;
import balcony.server.sync.BloomFilter;
import balcony.server.sync.DecodedMessage;
import balcony.server.sync.Have;
import balcony.server.sync.PeerSync;
import balcony.server.sync.SyncCodec;
import balcony.server.sync.SyncMessage;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One who does not read, among others who do. */
class SlowReaderTest {
    private static final DocumentId DOCUMENT =
            DocumentId.parse("3WMyDBN6JMwfLnrAz9MfsetXXBN6").orElseThrow();
    private static final ActorId ASHAS = new ActorId("aa".repeat(16));
    private static final int CHANGE_BYTES = 96 << 10;

    /** Enough to fill what the kernel keeps for a socket, several times over. */
    private static final int MOST_CHANGES = 400;

    private final Random random = new Random(7);
    private final List<Change> changes = new ArrayList<>();
    private Hub hub;
    private int said;

    private void open(Limits limits) {
        hub = new Hub(limits);
        hub.gate.set(DOCUMENT, "asha", Role.ENABLER);
        hub.gate.set(DOCUMENT, "ben", Role.OBSERVER);
        hub.gate.set(DOCUMENT, "cleo", Role.OBSERVER);
    }

    @AfterEach
    void stop() {
        hub.close();
    }

    @DisplayName(
            "W10: towards one who stops reading at most 1 MiB waits, or what is set; others notice nothing; reading again, it gets the rest in pieces")
    @ParameterizedTest
    @ValueSource(ints = {1, 4})
    void one_who_stops_reading(int share) {
        open(share == 1 ? Limits.DEFAULT : aQuarter());
        long mostWaiting = (1 << 20) / share;
        long keptBackFrom = Limit.QUEUE_CHANGES_BYTES.byDefault() / share;
        try (RawPeer asha = RawPeer.joined(hub.url("asha"), "asha");
                RawPeer ben = RawPeer.joined(hub.url("ben"), "ben");
                TcpPeer cleo = new TcpPeer(hub.port(), "cleo", "cleo")) {
            draw(asha);
            ben.say(asking("ben"));
            sync(ben.hear("sync"));
            cleo.say(asking("cleo"));
            sync(cleo.hear("sync"));
            cleo.say(acknowledging("cleo", changes.get(0).hash()));
            long most = 0;
            int beyond = 0;
            while (beyond < 30) {
                assertThat(changes).as("the queue never filled").hasSizeLessThan(MOST_CHANGES);
                draw(asha);
                while (!sync(ben.hear("sync")).heads().equals(List.of(last()))) {
                    assertThat(hub.queuedBytes()).isLessThanOrEqualTo(mostWaiting);
                }
                ben.say(acknowledging("ben", last()));
                most = Math.max(most, hub.queuedBytes());
                beyond += most > keptBackFrom ? 1 : 0;
            }
            assertThat(most).isLessThanOrEqualTo(mostWaiting);
            say(asha);
            while (!ben.hear("ephemeral").get("senderId").asText().equals("asha")) {
                assertThat(ben.isOpen()).isTrue();
            }

            Set<ChangeHash> got = new HashSet<>(List.of(changes.get(0).hash()));
            while (!got.contains(last())) {
                JsonNode next = cleo.hear();
                assertThat(next.get("senderId").asText())
                        .as("presence is dropped first")
                        .startsWith("balcony");
                if (next.get("type").asText().equals("sync")) {
                    SyncMessage message = sync(next);
                    assertThat(message.changes().stream()
                                    .mapToInt(chunk -> chunk.length)
                                    .sum())
                            .isLessThanOrEqualTo(PeerSync.PIECE_BYTES);
                    message.changes().forEach(chunk -> got.add(hash(chunk)));
                    cleo.say(acknowledging("cleo", newest(got)));
                }
            }
            assertThat(got).hasSize(changes.size());
        }
    }

    private static Limits aQuarter() {
        Limits limits = Limits.DEFAULT;
        for (Limit limit : List.of(Limit.QUEUE_PRESENCE_BYTES, Limit.QUEUE_CHANGES_BYTES, Limit.QUEUE_BYTES)) {
            limits = limits.with(limit, limit.byDefault() / 4);
        }
        return limits;
    }

    private void draw(RawPeer asha) {
        byte[] noise = new byte[CHANGE_BYTES * 3 / 4];
        random.nextBytes(noise);
        MapWriter writer = new MapWriter(List.of(), ASHAS, 0, "set");
        if (!changes.isEmpty()) {
            writer = new MapWriter(changes, ASHAS, 0, "set");
        }
        writer.root().put("noise", Base64.getEncoder().encodeToString(noise));
        changes.add(writer.build());
        SyncMessage message = new SyncMessage(
                List.of(last()),
                List.of(),
                List.of(new Have(List.of(last()), BloomFilter.empty())),
                List.of(changes.get(changes.size() - 1).chunk()));
        asha.say(envelope("sync", "asha", SyncCodec.encode(message)));
        while (!sync(asha.hear("sync")).heads().equals(List.of(last()))) {
            assertThat(asha.isOpen()).isTrue();
        }
    }

    private void say(RawPeer asha) {
        asha.say(
                "type",
                "ephemeral",
                "senderId",
                "asha",
                "documentId",
                DOCUMENT.text(),
                "count",
                ++said,
                "sessionId",
                "s",
                "data",
                new byte[] {(byte) 0xf6});
    }

    private ChangeHash last() {
        return changes.get(changes.size() - 1).hash();
    }

    /** The changes are a chain: having one is having all before it, once there are no gaps. */
    private ChangeHash newest(Set<ChangeHash> got) {
        int count = 0;
        while (count < changes.size() && got.contains(changes.get(count).hash())) {
            count++;
        }
        return changes.get(count - 1).hash();
    }

    private ChangeHash hash(byte[] chunk) {
        return changes.stream()
                .filter(change -> java.util.Arrays.equals(change.chunk(), chunk))
                .findFirst()
                .orElseThrow()
                .hash();
    }

    private static Object[] asking(String sender) {
        SyncMessage nothing =
                new SyncMessage(List.of(), List.of(), List.of(new Have(List.of(), BloomFilter.empty())), List.of());
        return envelope("request", sender, SyncCodec.encode(nothing));
    }

    private static Object[] acknowledging(String sender, ChangeHash head) {
        List<ChangeHash> heads = List.of(head);
        SyncMessage message =
                new SyncMessage(heads, List.of(), List.of(new Have(heads, BloomFilter.empty())), List.of());
        return envelope("sync", sender, SyncCodec.encode(message));
    }

    private static Object[] envelope(String type, String sender, byte[] data) {
        return new Object[] {"type", type, "senderId", sender, "documentId", DOCUMENT.text(), "data", data};
    }

    private static SyncMessage sync(JsonNode message) {
        try {
            return ((DecodedMessage.Valid) SyncCodec.decode(message.get("data").binaryValue())).message();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
