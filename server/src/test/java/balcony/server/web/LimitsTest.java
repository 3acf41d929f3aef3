package balcony.server.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import balcony.server.access.Role;
import balcony.server.crdt.ActorId;
import balcony.server.crdt.Change;
import balcony.server.crdt.DocumentId;
import balcony.server.crdt.MapWriter;
import balcony.server.limits.Limit;
import balcony.server.limits.Limits;
import balcony.server.sync.BloomFilter;
import balcony.server.sync.Have;
import balcony.server.sync.SyncCodec;
import balcony.server.sync.SyncMessage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.zip.Deflater;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Each limit at its edge: what is just within is served, what is just beyond costs its sender alone. */
class LimitsTest {
    private static final DocumentId DOCUMENT =
            DocumentId.parse("3WMyDBN6JMwfLnrAz9MfsetXXBN6").orElseThrow();
    private static final byte[] NOTHING = HexFormat.of().parseHex("4200000100000000");
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    /** The most that a socket reads at once, in bytes: what came with the last read is taken before the pause is felt. */
    private static final int ONE_READ = 1 << 16;

    private static final int BINARY = 0x82;
    private static final int COMPRESSED_BINARY = 0xc2;

    private Hub hub;

    private void open(Limits limits) {
        hub = new Hub(limits);
        hub.gate.set(DOCUMENT, "asha", Role.ENABLER);
    }

    @AfterEach
    void stop() {
        hub.close();
    }

    @Test
    @DisplayName("L3: one person's sockets above the limit are closed with 4429, and one that ends makes room")
    void sockets_of_one_person() {
        open(Limits.DEFAULT.with(Limit.SOCKETS_PER_PERSON, 2));
        try (RawPeer first = RawPeer.joined(hub.url("asha"), "one");
                RawPeer second = RawPeer.joined(hub.url("asha"), "two");
                RawPeer ben = RawPeer.joined(hub.url("ben"), "ben");
                RawPeer third = RawPeer.connect(hub.url("asha"))) {
            assertThat(third.closeCode()).isEqualTo(4429);
            assertThat(first.isOpen() && second.isOpen() && ben.isOpen()).isTrue();
            second.close();
            await().atMost(PATIENCE)
                    .ignoreExceptions()
                    .untilAsserted(() -> RawPeer.joined(hub.url("asha"), "four").close());
        }
    }

    @Test
    @DisplayName("L4: sockets of one address that have not joined are limited; who joined counts no longer")
    void sockets_that_have_not_joined() {
        open(Limits.DEFAULT.with(Limit.JOINING_SOCKETS_PER_ADDRESS, 2));
        try (RawPeer first = RawPeer.connect(hub.url("asha"));
                RawPeer second = RawPeer.connect(hub.url("ben"));
                RawPeer third = RawPeer.connect(hub.url("cara"))) {
            assertThat(third.closeCode()).isEqualTo(4429);
            second.say("type", "join", "senderId", "ben");
            second.hear("peer");
            RawPeer.joined(hub.url("cara"), "cara").close();
            assertThat(first.isOpen()).isTrue();
        }
    }

    @Test
    @DisplayName("L4: who does not join in time is closed with 4408, and who trickles bytes is too")
    void join_must_come_in_time() throws IOException {
        open(Limits.DEFAULT.with(Limit.JOIN_SECONDS, 1));
        long begun = System.nanoTime();
        try (RawPeer silent = RawPeer.connect(hub.url("asha"));
                RawPeer early = RawPeer.joined(hub.url("asha"), "early");
                RawSocket trickling = RawSocket.upgraded(hub.url("asha"))) {
            trickling.say(new byte[] {(byte) BINARY, (byte) (0x80 | 100), 0, 0, 0, 0, 1});
            assertThat(silent.closeCode()).isEqualTo(4408);
            assertThat(trickling.closeCode()).isEqualTo(4408);
            assertThat(System.nanoTime() - begun).isGreaterThan(900_000_000L);
            assertThat(early.isOpen()).isTrue();
        }
    }

    @Test
    @DisplayName("L5: a message before join may be as large as the limit, not one byte larger, even if it never ends")
    void messages_before_join() throws IOException {
        open(Limits.DEFAULT.with(Limit.JOIN_BYTES, 1_000));
        try (RawPeer within = RawPeer.connect(hub.url("asha"));
                RawPeer beyond = RawPeer.connect(hub.url("asha"));
                RawSocket endless = RawSocket.upgraded(hub.url("asha"))) {
            within.sayBytes(padded(Map.of("type", "join", "senderId", "within"), 1_000));
            assertThat(within.hear().get("type").asText()).isEqualTo("peer");
            beyond.sayBytes(padded(Map.of("type", "join", "senderId", "beyond"), 1_001));
            assertThat(beyond.closeCode()).isEqualTo(1009);

            // A frame that claims ten megabytes: it is cut off by what came, not by what is claimed.
            endless.say(new byte[] {(byte) BINARY, (byte) 0xff, 0, 0, 0, 0, 0, (byte) 0xa0, 0, 0, 0, 0, 0, 0});
            endless.say(new byte[8_000]);
            assertThat(endless.closeCode()).isEqualTo(1009);
        }
    }

    @Test
    @DisplayName("L5: a message after join may be as large as the limit, not one byte larger")
    void messages_after_join() throws IOException {
        open(Limits.DEFAULT.with(Limit.MESSAGE_BYTES, 100_000).with(Limit.EPHEMERAL_BYTES, 1_000));
        try (RawPeer bystander = RawPeer.joined(hub.url("asha"), "bystander");
                RawPeer peer = RawPeer.joined(hub.url("asha"), "peer")) {
            peer.sayBytes(padded(Map.of("type", "leave", "senderId", "peer"), 100_000));
            ephemeral(bystander, "bystander", 1, 10);
            ephemeral(peer, "peer", 1, 1_000);
            assertThat(heardFrom(bystander, "peer")).hasSize(1_000);
            ephemeral(peer, "peer", 2, 1_001);
            assertThat(peer.closeCode()).isEqualTo(4400);
            try (RawPeer large = RawPeer.joined(hub.url("asha"), "large")) {
                large.sayBytes(padded(Map.of("type", "leave", "senderId", "large"), 100_001));
                assertThat(large.closeCode()).isEqualTo(1009);
            }
            assertThat(bystander.isOpen()).isTrue();
        }
    }

    @Test
    @DisplayName("L6: one socket has as many documents open as the limit; one more closes it with 4429")
    void documents_of_one_socket() {
        open(Limits.DEFAULT.with(Limit.DOCUMENTS_PER_SOCKET, 3));
        SecureRandom random = new SecureRandom();
        try (RawPeer peer = RawPeer.joined(hub.url("asha"), "peer")) {
            for (int i = 0; i < 3; i++) {
                DocumentId own = DocumentId.random(random);
                hub.gate.set(own, "asha", Role.ENABLER);
                request(peer, own);
                peer.hear("doc-unavailable");
            }
            request(peer, DocumentId.random(random));
            assertThat(peer.closeCode()).isEqualTo(4429);
        }
    }

    @Test
    @DisplayName("L2: who brings more bytes than allowed is read more slowly and loses nothing; others do not wait")
    void too_many_bytes_slow_their_sender_down() throws IOException {
        int atOnce = 100_000;
        int perSecond = 100_000;
        int brought = 300_000;
        open(Limits.DEFAULT.with(Limit.BYTES_AT_ONCE, atOnce).with(Limit.BYTES_PER_SECOND, perSecond));
        try (RawPeer asha = RawPeer.joined(hub.url("asha"), "asha");
                RawPeer ben = RawPeer.joined(hub.url("ben"), "ben")) {
            long begun = System.nanoTime();
            for (int i = 0; i < 6; i++) {
                asha.sayBytes(padded(Map.of("type", "leave", "senderId", "asha"), brought / 6));
            }
            asha.say("type", "join", "senderId", "asha");
            ben.say("type", "join", "senderId", "ben");
            ben.hear("peer");
            long benWaited = System.nanoTime() - begun;
            asha.hear("peer");
            long ashaWaited = System.nanoTime() - begun;

            long paidBack = brought - atOnce - ONE_READ;
            assertThat(ashaWaited).isGreaterThan(paidBack * SECOND / perSecond);
            assertThat(benWaited).isLessThan(ashaWaited - SECOND / 2);
            assertThat(asha.isOpen()).isTrue();
        }
    }

    @Test
    @DisplayName(
            "L2: who brings more changes than allowed is read more slowly, on all sockets, and every change is stored")
    void too_many_changes_slow_their_sender_down() {
        open(Limits.DEFAULT.with(Limit.CHANGES_AT_ONCE, 10).with(Limit.CHANGES_PER_SECOND, 20));
        List<Change> changes = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            MapWriter writer = new MapWriter(changes, new ActorId("aa".repeat(16)), 0, "set");
            writer.root().put("key-" + i, i);
            changes.add(writer.build());
        }
        try (RawPeer asha = RawPeer.joined(hub.url("asha"), "asha")) {
            long begun = System.nanoTime();
            for (int i = 0; i < 40; i += 4) {
                bring(asha, changes.subList(i, i + 4));
            }
            await().atMost(PATIENCE).until(() -> hub.stored(DOCUMENT) == 40);
            asha.say("type", "join", "senderId", "asha");
            asha.hear("peer");

            assertThat(System.nanoTime() - begun).isGreaterThan(1_000_000_000L);
            assertThat(asha.isOpen()).isTrue();
        }
    }

    @Test
    @DisplayName("L2: who brings more operations than allowed, in few changes, is read more slowly, and all is stored")
    void too_many_operations_slow_their_sender_down() {
        open(Limits.DEFAULT.with(Limit.OPERATIONS_AT_ONCE, 100).with(Limit.OPERATIONS_PER_SECOND, 100));
        MapWriter writer = new MapWriter(List.of(), new ActorId("aa".repeat(16)), 0, "set");
        writer.root().text("text", "a".repeat(399));
        try (RawPeer asha = RawPeer.joined(hub.url("asha"), "asha")) {
            long begun = System.nanoTime();
            bring(asha, List.of(writer.build()));
            await().atMost(PATIENCE).until(() -> hub.stored(DOCUMENT) == 1);
            asha.say("type", "join", "senderId", "asha");
            asha.hear("peer");

            assertThat(System.nanoTime() - begun).isGreaterThan(2 * SECOND);
            assertThat(asha.isOpen()).isTrue();
        }
    }

    @Test
    @DisplayName("L2: leaving does not give a new allowance")
    void leaving_does_not_give_a_new_allowance() throws IOException {
        open(Limits.DEFAULT.with(Limit.BYTES_AT_ONCE, 65_536).with(Limit.BYTES_PER_SECOND, 65_536));
        try (RawPeer asha = RawPeer.joined(hub.url("asha"), "asha")) {
            asha.sayBytes(padded(Map.of("type", "leave", "senderId", "asha"), 200_000));
        }
        long begun = System.nanoTime();
        try (RawPeer back = RawPeer.joined(hub.url("asha"), "asha")) {
            back.say("type", "join", "senderId", "asha");
            back.hear("peer");
            assertThat(System.nanoTime() - begun).isGreaterThan(500_000_000L);
        }
    }

    @Test
    @DisplayName("L7: a request whose head or body does not come in time is ended, however it trickles")
    void requests_must_come_in_time() throws Exception {
        open(Limits.DEFAULT
                .with(Limit.REQUEST_HEAD_SECONDS, 1)
                .with(Limit.REQUEST_BODY_SECONDS, 1)
                .with(Limit.KEEP_ALIVE_SECONDS, 2));
        URI address = URI.create("http://127.0.0.1:" + hub.port());
        try (RawSocket slowHead = RawSocket.connected(address);
                RawSocket slowBody = RawSocket.connected(address);
                RawSocket inTime = RawSocket.connected(address);
                RawPeer socket = RawPeer.joined(hub.url("asha"), "socket")) {
            slowHead.say("GET / HTTP/1.1\r\nHo");
            slowBody.say("POST /x HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\n{");
            inTime.say("GET /x HTTP/1.1\r\n");
            inTime.say("Host: x\r\n\r\n");
            assertThat(inTime.head()).startsWith("HTTP/1.1 404");
            for (int i = 0; i < 4; i++) {
                slowHead.say("s");
            }
            assertThat(slowHead.isEnded()).isTrue();
            assertThat(slowBody.head()).startsWith("HTTP/1.1 4");
            assertThat(slowBody.isEnded()).isTrue();
            assertThat(inTime.isEnded()).isTrue();
            assertThat(socket.isOpen()).isTrue();
        }
    }

    @Test
    @DisplayName("L8: one address has as many connections as the limit, and each that ends makes room, a WebSocket too")
    void connections_of_one_address() throws Exception {
        open(Limits.DEFAULT.with(Limit.CONNECTIONS_PER_ADDRESS, 3));
        URI address = URI.create("http://127.0.0.1:" + hub.port());
        RawSocket first = RawSocket.connected(address);
        RawSocket second = RawSocket.upgraded(hub.url("asha"));
        RawSocket third = RawSocket.upgraded(hub.url("asha"));
        try (RawSocket fourth = RawSocket.connected(address)) {
            assertThat(fourth.isEnded()).isTrue();
        }
        first.close();
        second.close();
        third.close();
        for (int i = 0; i < 3; i++) {
            await().atMost(PATIENCE).ignoreExceptions().untilAsserted(() -> {
                try (RawSocket again = RawSocket.upgraded(hub.url("asha"))) {
                    assertThat(again.upgradeHead()).contains("101");
                }
            });
        }
    }

    @Test
    @DisplayName("L9: compression is not agreed to, and a compressed frame closes its socket without being inflated")
    void a_compressed_frame_closes_its_socket() throws IOException {
        open(Limits.DEFAULT);
        Deflater deflater = new Deflater(9, true);
        deflater.setInput(new byte[64 << 20]);
        deflater.finish();
        byte[] bomb = new byte[1 << 17];
        bomb = Arrays.copyOf(bomb, deflater.deflate(bomb));
        deflater.end();
        assertThat(bomb.length).isLessThan(66_000);
        try (RawSocket peer = RawSocket.upgraded(
                hub.url("asha"), "Sec-WebSocket-Extensions: permessage-deflate; client_max_window_bits\r\n")) {
            assertThat(peer.upgradeHead().toLowerCase(java.util.Locale.ROOT))
                    .doesNotContain("sec-websocket-extensions");
            peer.frame(BINARY, RawPeer.CBOR.writeValueAsBytes(Map.of("type", "join", "senderId", "bomber")));
            peer.frame(COMPRESSED_BINARY, Arrays.copyOf(bomb, Math.min(bomb.length, 65_535)));
            assertThat(peer.isEnded()).isTrue();
        }
    }

    private static byte[] padded(Map<String, Object> message, int size) throws IOException {
        Map<String, Object> longer = new java.util.LinkedHashMap<>(message);
        longer.put("padding", new byte[0]);
        int bare = RawPeer.CBOR.writeValueAsBytes(longer).length;
        for (int pad = Math.max(0, size - bare - 8); pad < size; pad++) {
            longer.put("padding", new byte[pad]);
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            RawPeer.CBOR.writeValue(out, longer);
            if (out.size() == size) {
                return out.toByteArray();
            }
        }
        throw new IllegalArgumentException("no message of " + size + " bytes");
    }

    private static void request(RawPeer peer, DocumentId document) {
        peer.say("type", "request", "senderId", "peer", "documentId", document.text(), "data", NOTHING);
    }

    private static void bring(RawPeer peer, List<Change> changes) {
        SyncMessage message = new SyncMessage(
                List.of(changes.get(changes.size() - 1).hash()),
                List.of(),
                List.of(new Have(List.of(), BloomFilter.empty())),
                changes.stream().map(Change::chunk).toList());
        peer.say("type", "sync", "senderId", "asha", "documentId", DOCUMENT.text(), "data", SyncCodec.encode(message));
    }

    private static void ephemeral(RawPeer peer, String sender, int count, int bytes) {
        peer.say(
                "type",
                "ephemeral",
                "senderId",
                sender,
                "documentId",
                DOCUMENT.text(),
                "count",
                count,
                "sessionId",
                "s",
                "data",
                new byte[bytes]);
    }

    private static byte[] heardFrom(RawPeer peer, String sender) throws IOException {
        var message = peer.hear("ephemeral");
        while (!message.get("senderId").asText().equals(sender)) {
            message = peer.hear("ephemeral");
        }
        return message.get("data").binaryValue();
    }
}
