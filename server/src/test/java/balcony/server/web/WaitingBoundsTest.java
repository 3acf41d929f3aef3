package balcony.server.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import balcony.server.access.Role;
import balcony.server.crdt.ActorId;
import balcony.server.crdt.BadChange;
import balcony.server.crdt.Change;
import balcony.server.crdt.ChangeDecoder;
import balcony.server.crdt.ChangeHash;
import balcony.server.crdt.DecodedChange;
import balcony.server.crdt.DocumentId;
import balcony.server.crdt.LongHistory;
import balcony.server.crdt.MapWriter;
import balcony.server.limits.Limit;
import balcony.server.limits.Limits;
import balcony.server.sync.BloomFilter;
import balcony.server.sync.Have;
import balcony.server.sync.SyncCodec;
import balcony.server.sync.SyncMessage;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What waits in the server for one socket, each bound at its edge: what is just within waits, one more closes the socket. */
class WaitingBoundsTest {
    private static final DocumentId DOCUMENT =
            DocumentId.parse("3WMyDBN6JMwfLnrAz9MfsetXXBN6").orElseThrow();
    private static final DocumentId UNKNOWN =
            DocumentId.parse("4NMNnkMhL8jXrdJ9jamS58PAVdXu").orElseThrow();
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int CLOSED_AS_TOO_MUCH = 4429;
    private static final int BINARY = 0x82;

    /** What a message that waits for a map counts beside its data. */
    private static final int OVERHEAD = 1024;

    private final LongHistory history = new LongHistory(new ActorId("aa".repeat(16)));
    private Hub hub;

    private void open(Limits limits) {
        hub = new Hub(limits);
        hub.gate.set(DOCUMENT, "asha", Role.ENABLER);
        hub.gate.set(DOCUMENT, "ben", Role.OBSERVER);
    }

    @AfterEach
    void stop() {
        hub.close();
    }

    @Test
    @DisplayName("RO2: as many messages wait for an earlier one as allowed and are stored; one more closes the socket")
    void messages_behind_one_that_is_being_stored() throws IOException {
        open(Limits.DEFAULT.with(Limit.HOLD_MESSAGES, 3).with(Limit.WAITING_MESSAGES, 3));
        hub.log.hold();
        try (RawSocket within = RawSocket.upgraded(hub.url("asha"));
                RawSocket beyond = RawSocket.upgraded(hub.url("asha"))) {
            bringTogether(within, "within", history.next(4));
            bringTogether(beyond, "beyond", new LongHistory(new ActorId("ab".repeat(16))).next(5));
            assertThat(beyond.closeCode()).isEqualTo(CLOSED_AS_TOO_MUCH);

            hub.log.release();
            await().atMost(PATIENCE).until(() -> hub.stored(DOCUMENT) == 4 + 1);
        }
    }

    @Test
    @DisplayName(
            "RO2: from as many bytes on as set no more is read, so what a socket says meanwhile waits outside and does not close it")
    void bytes_from_which_on_nothing_is_read() {
        open(Limits.DEFAULT
                .with(Limit.HOLD_BYTES, 32 << 10)
                .with(Limit.MESSAGE_BYTES, 64 << 10)
                .with(Limit.WAITING_BYTES, 256 << 10));
        List<ChangeHash> heads = BadChange.waiting(300).stream()
                .map(chunk -> ((DecodedChange.Valid) ChangeDecoder.decode(chunk))
                        .change()
                        .hash())
                .toList();
        byte[] data = SyncCodec.encode(new SyncMessage(heads, List.of(), List.of(), List.of()));
        int messages = 2 * (256 << 10) / data.length;
        hub.log.holdReading();
        try (RawPeer asha = RawPeer.joined(hub.url("asha"), "asha");
                RawPeer ben = RawPeer.joined(hub.url("ben"), "ben")) {
            for (int i = 0; i < messages; i++) {
                asha.say("type", "request", "senderId", "asha", "documentId", DOCUMENT.text(), "data", data);
                ben.say("type", "join", "senderId", "ben");
                ben.hear("peer");
            }
            hub.log.releaseReading();

            asha.say("type", "join", "senderId", "asha");
            asha.hear("peer");
            assertThat(asha.isOpen()).isTrue();
        }
    }

    @Test
    @DisplayName("RO2: as many bytes wait for a map to open as allowed; one message more closes the socket")
    void messages_before_a_map_is_open() {
        int most = 1 << 16;
        open(Limits.DEFAULT.with(Limit.WAITING_BYTES, most));
        byte[] data = SyncCodec.encode(
                new SyncMessage(List.of(), List.of(), List.of(new Have(List.of(), BloomFilter.empty())), List.of()));
        int within = most / (OVERHEAD + data.length);
        try (RawPeer asha = RawPeer.joined(hub.url("asha"), "asha");
                RawPeer ben = RawPeer.joined(hub.url("ben"), "ben")) {
            for (int i = 0; i <= within; i++) {
                if (i < within) {
                    ask(asha, "asha", data);
                }
                ask(ben, "ben", data);
            }
            assertThat(ben.closeCode()).isEqualTo(CLOSED_AS_TOO_MUCH);
            asha.hear("doc-unavailable");
        }
    }

    @Test
    @DisplayName("SY4: as many changes wait for others as allowed, in number and in bytes; one more closes the socket")
    void changes_that_wait_for_others() {
        List<byte[]> waiting = BadChange.waiting(1_000);
        int bytes = 1 << 16;
        int fit = 0;
        for (int sum = waiting.get(0).length; sum <= bytes; sum += waiting.get(++fit).length) {
            // Counts how many fit.
        }
        open(Limits.DEFAULT.with(Limit.PENDING_CHANGES, 3));
        pends(waiting, 3);
        hub.close();
        open(Limits.DEFAULT.with(Limit.PENDING_BYTES, bytes));
        pends(waiting, fit);
    }

    private void pends(List<byte[]> waiting, int within) {
        try (RawPeer asha = RawPeer.joined(hub.url("asha"), "asha")) {
            bring(asha, "asha", waiting.subList(0, within));
            asha.hear("sync");
            assertThat(asha.isOpen()).isTrue();
            bring(asha, "asha", waiting.subList(within, within + 1));
            assertThat(asha.closeCode()).isEqualTo(CLOSED_AS_TOO_MUCH);
        }
    }

    @Test
    @DisplayName("RO4: as many changes of a socket are refused as allowed; one more closes it")
    void refused_changes() {
        open(Limits.DEFAULT.with(Limit.REFUSALS_PER_SOCKET, 3));
        List<byte[]> changes = history.next(4).stream().map(Change::chunk).toList();
        try (RawPeer ben = RawPeer.joined(hub.url("ben"), "ben")) {
            bring(ben, "ben", changes.subList(0, 3));
            ben.hear("sync");
            assertThat(ben.isOpen()).isTrue();
            bring(ben, "ben", changes.subList(3, 4));
            assertThat(ben.closeCode()).isEqualTo(CLOSED_AS_TOO_MUCH);
        }
    }

    @Test
    @DisplayName("L2: what a deflated change grows by counts too, so that its author is read more slowly")
    void what_a_change_inflates_to_counts() {
        open(Limits.DEFAULT.with(Limit.BYTES_AT_ONCE, 100_000).with(Limit.BYTES_PER_SECOND, 100_000));
        MapWriter writer = new MapWriter(List.of(), new ActorId("aa".repeat(16)), 0, "set");
        writer.root().put("long", "a".repeat(300_000));
        Change change = writer.build();
        assertThat(change.chunk().length).isLessThan(10_000);
        try (RawPeer asha = RawPeer.joined(hub.url("asha"), "asha")) {
            long begun = System.nanoTime();
            bring(asha, "asha", List.of(change.chunk()));
            await().atMost(PATIENCE).until(() -> hub.stored(DOCUMENT) == 1);
            asha.say("type", "join", "senderId", "asha");
            asha.hear("peer");

            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isGreaterThan(Duration.ofSeconds(1));
        }
    }

    /** Joins and brings changes, each in a message of its own, which all arrive at once. */
    private static void bringTogether(RawSocket socket, String peer, List<Change> changes) throws IOException {
        ByteArrayOutputStream frames = new ByteArrayOutputStream();
        frame(frames, Map.of("type", "join", "senderId", peer));
        socket.say(frames.toByteArray());
        socket.hear();
        frames.reset();
        for (Change change : changes) {
            frame(frames, sync(peer, List.of(change.hash()), List.of(change.chunk())));
        }
        socket.say(frames.toByteArray());
    }

    private static void frame(ByteArrayOutputStream to, Map<String, Object> message) throws IOException {
        byte[] payload = RawPeer.CBOR.writeValueAsBytes(message);
        DataOutputStream out = new DataOutputStream(to);
        out.writeByte(BINARY);
        out.writeByte(payload.length < 126 ? 0x80 | payload.length : 0x80 | 126);
        if (payload.length >= 126) {
            out.writeShort(payload.length);
        }
        out.writeInt(0);
        out.write(payload);
    }

    private static void bring(RawPeer peer, String name, List<byte[]> chunks) {
        Map<String, Object> message = sync(name, List.of(), chunks);
        peer.say(message.entrySet().stream()
                .flatMap(entry -> Stream.of(entry.getKey(), entry.getValue()))
                .toArray());
    }

    private static Map<String, Object> sync(String peer, List<ChangeHash> heads, List<byte[]> chunks) {
        SyncMessage message = new SyncMessage(heads, List.of(), List.of(new Have(heads, BloomFilter.empty())), chunks);
        return Map.of(
                "type", "sync", "senderId", peer, "documentId", DOCUMENT.text(), "data", SyncCodec.encode(message));
    }

    private static void ask(RawPeer peer, String name, byte[] data) {
        peer.say("type", "request", "senderId", name, "documentId", UNKNOWN.text(), "data", data);
    }
}
