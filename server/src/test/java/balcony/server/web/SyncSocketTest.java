package balcony.server.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import balcony.server.access.Role;
import balcony.server.crdt.DocumentId;
import balcony.server.limits.Limit;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The wire as a peer sees it that does not keep to it. */
class SyncSocketTest {
    private static final DocumentId DOCUMENT =
            DocumentId.parse("3WMyDBN6JMwfLnrAz9MfsetXXBN6").orElseThrow();
    private static final byte[] NOTHING = HexFormat.of().parseHex("4200000100000000");

    private Hub hub;

    @BeforeEach
    void start() {
        hub = new Hub();
        hub.gate.set(DOCUMENT, "asha", Role.ENABLER);
    }

    @AfterEach
    void stop() {
        hub.close();
    }

    @Test
    @DisplayName("W2: join is answered by peer with the hub's peer id and storage id")
    void join_is_answered_by_peer() {
        try (RawPeer peer = RawPeer.connect(hub.url("asha"))) {
            peer.say("type", "join", "senderId", "tab", "supportedProtocolVersions", List.of("1"), "later", Map.of());

            JsonNode answer = peer.hear();

            assertThat(answer.get("type").asText()).isEqualTo("peer");
            assertThat(answer.get("senderId").asText()).isEqualTo(Hub.IDENTITY.peerId());
            assertThat(answer.get("targetId").asText()).isEqualTo("tab");
            assertThat(answer.get("selectedProtocolVersion").asText()).isEqualTo("1");
            assertThat(answer.at("/peerMetadata/storageId").asText()).isEqualTo(Hub.IDENTITY.storageId());
            assertThat(answer.at("/peerMetadata/isEphemeral").asBoolean(true)).isFalse();
        }
    }

    @Test
    @DisplayName("W2: a client without version 1 is told so and closed")
    void a_client_without_version_1_is_told_so_and_closed() {
        try (RawPeer peer = RawPeer.connect(hub.url("asha"))) {
            peer.say("type", "join", "senderId", "tab", "supportedProtocolVersions", List.of("2"));

            assertThat(peer.hear().get("message").asText()).isEqualTo("unsupported protocol version");
            assertThat(peer.closeCode()).isEqualTo(4406);
        }
    }

    @Test
    @DisplayName("W3: nobody is let in before join")
    void nobody_is_let_in_before_join() {
        try (RawPeer peer = RawPeer.connect(hub.url("asha"))) {
            peer.say("type", "request", "senderId", "tab", "documentId", DOCUMENT.text(), "data", NOTHING);

            assertThat(peer.closeCode()).isEqualTo(4405);
        }
    }

    @Test
    @DisplayName("W4: missing credentials are accepted and closed with 4401; a foreign page is refused at the upgrade")
    void missing_credentials_and_foreign_pages() {
        String bare = hub.url("asha").replaceAll("\\?.*", "");
        try (RawPeer peer = RawPeer.connect(bare)) {
            assertThat(peer.closeCode()).isEqualTo(4401);
        }
        try (RawPeer own = RawPeer.connectFrom("http://127.0.0.1:" + hub.port(), hub.url("asha"))) {
            own.say("type", "join", "senderId", "tab");
            assertThat(own.hear().get("type").asText()).isEqualTo("peer");
        }
        for (String foreign : List.of(
                "http://evil.example",
                "http://127.0.0.1:" + hub.port() + ".evil.example",
                "http://127.0.0.1",
                "null")) {
            assertThatThrownBy(() -> RawPeer.connectFrom(foreign, hub.url("asha")))
                    .rootCause()
                    .hasMessageContaining("403");
        }
    }

    @Test
    @DisplayName("W5: each bad frame costs its sender the socket, with a code, and nobody else anything")
    void each_bad_frame_costs_its_sender_the_socket() {
        try (RawPeer bystander = RawPeer.joined(hub.url("asha"), "bystander")) {
            bystander.say("type", "request", "senderId", "bystander", "documentId", DOCUMENT.text(), "data", NOTHING);
            assertThat(closedAfter(peer -> peer.sayText("hello"))).isEqualTo(1003);
            assertThat(closedAfter(peer -> peer.sayBytes(new byte[] {(byte) 0xb9, 0, 1})))
                    .isEqualTo(4400);
            assertThat(closedAfter(peer -> peer.sayBytes(new byte[] {(byte) 0x80})))
                    .isEqualTo(4400);
            assertThat(closedAfter(peer -> peer.sayBytes(deeplyNested()))).isEqualTo(4400);
            assertThat(closedAfter(peer -> peer.say("type", "leap", "senderId", "bad")))
                    .isEqualTo(4400);
            assertThat(closedAfter(
                            peer -> peer.say("type", "sync", "senderId", "bad", "documentId", "x", "data", NOTHING)))
                    .isEqualTo(4400);
            assertThat(closedAfter(peer -> sync(peer, new byte[] {0x42, 1}))).isEqualTo(4422);
            assertThat(closedAfter(peer -> sync(peer, HexFormat.of().parseHex("42000001000301000700"))))
                    .isEqualTo(4422);
            assertThat(closedAfter(peer -> sync(peer, withChange(HexFormat.of().parseHex("856f4a830102030401020000")))))
                    .isEqualTo(4422);
            assertThat(closedAfter(peer -> peer.say(
                            "type",
                            "ephemeral",
                            "senderId",
                            "bad",
                            "documentId",
                            DOCUMENT.text(),
                            "count",
                            1,
                            "sessionId",
                            "s",
                            "data",
                            new byte[(int) Limit.EPHEMERAL_BYTES.byDefault() + 1])))
                    .isEqualTo(4400);
            assertThat(closedAfter(peer -> peer.sayBytes(new byte[(int) Limit.MESSAGE_BYTES.byDefault() + 1])))
                    .isEqualTo(1009);
            assertThat(bystander.isOpen()).isTrue();
            assertThat(bystander.hear("doc-unavailable").get("documentId").asText())
                    .isEqualTo(DOCUMENT.text());
        }
    }

    @Test
    @DisplayName("W5: no frame makes the hub fail")
    void no_frame_makes_the_hub_fail() {
        Random random = new Random(11);
        EnvelopeReader reader = new EnvelopeReader(1_000, new RepeatedSync());
        byte[] valid = new EnvelopeWriter(Hub.IDENTITY).peer(EnvelopeWriter.target("tab"));
        for (int i = 0; i < 50_000; i++) {
            byte[] bytes = Arrays.copyOf(valid, random.nextInt(valid.length + 1));
            for (int flips = random.nextInt(5); flips >= 0 && bytes.length > 0; flips--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
            }
            assertThat(reader.read(bytes)).isNotNull();
        }
    }

    @Test
    @DisplayName("W6: a peer id belongs to the person who first used it")
    void a_peer_id_belongs_to_the_person_who_first_used_it() {
        try (RawPeer asha = RawPeer.joined(hub.url("asha"), "asha-tab");
                RawPeer thief = RawPeer.connect(hub.url("mallory"))) {
            thief.say("type", "join", "senderId", "asha-tab");

            assertThat(thief.hear().get("type").asText()).isEqualTo("error");
            assertThat(thief.closeCode()).isEqualTo(4409);
            assertThat(asha.isOpen()).isTrue();
        }
        try (RawPeer hubItself = RawPeer.connect(hub.url("mallory"))) {
            hubItself.say("type", "join", "senderId", Hub.IDENTITY.peerId());
            assertThat(hubItself.closeCode()).isEqualTo(4409);
        }
    }

    @Test
    @DisplayName("W7: the same peer again replaces its old socket, whose late end does not touch the new one")
    void the_same_peer_again_replaces_its_old_socket() {
        try (RawPeer old = RawPeer.joined(hub.url("asha"), "tab")) {
            ephemeral(old, "tab", 1);
            try (RawPeer fresh = RawPeer.joined(hub.url("asha"), "tab");
                    RawPeer other = RawPeer.joined(hub.url("asha"), "other")) {
                assertThat(old.closeCode()).isEqualTo(4410);
                ephemeral(fresh, "tab", 2);
                await().until(() -> fresh.hear("ephemeral").size() > 0);

                ephemeral(other, "other", 1);

                JsonNode heard = fresh.hear("ephemeral");
                while (!heard.get("senderId").asText().equals("other")) {
                    heard = fresh.hear("ephemeral");
                }
            }
        }
    }

    @Test
    @DisplayName("W8: what a peer passes on in another's name is ignored, and a count that is not higher is dropped")
    void what_a_peer_passes_on_in_anothers_name_is_ignored() {
        try (RawPeer one = RawPeer.joined(hub.url("asha"), "one");
                RawPeer two = RawPeer.joined(hub.url("asha"), "two")) {
            ephemeral(two, "two", 1);
            two.hear("ephemeral");
            ephemeral(one, "two", 9);
            ephemeral(one, "one", 5);
            ephemeral(one, "one", 5);
            ephemeral(one, "one", 4);
            ephemeral(one, "one", 6);

            assertThat(nextFrom(two, "one")).isEqualTo(5);
            assertThat(nextFrom(two, "one")).isEqualTo(6);
        }
    }

    @Test
    @DisplayName(
            "W12: what the hub need not read it passes over; a second join of the same name is answered; other types are bad")
    void each_type_is_read_or_passed_over() {
        String document = "3WMyDBN6JMwfLnrAz9MfsetXXBN6";
        try (RawPeer one = RawPeer.joined(hub.url("asha"), "one")) {
            one.say("type", "leave", "senderId", "one");
            one.say("type", "doc-unavailable", "senderId", "one", "documentId", document);
            one.say("type", "remote-heads-changed", "senderId", "one", "documentId", document, "newHeads", Map.of());
            one.say("type", "remote-subscription-change", "senderId", "one", "add", List.of("someone-elses"));
            one.say("type", "join", "senderId", "one");

            JsonNode answer = one.hear();
            assertThat(answer.get("type").asText()).isEqualTo("peer");
            assertThat(answer.get("targetId").asText()).isEqualTo("one");
            assertThat(answer.get("selectedProtocolVersion").asText()).isEqualTo("1");
            one.say("type", "peer", "senderId", "one");
            assertThat(one.closeCode()).isEqualTo(4400);
        }
    }

    @Test
    @DisplayName("RO7: who sends faster than is passed on is heard less often, and the newest always arrives")
    void who_sends_faster_than_is_passed_on_is_heard_less_often() {
        try (RawPeer one = RawPeer.joined(hub.url("asha"), "one");
                RawPeer two = RawPeer.joined(hub.url("asha"), "two")) {
            ephemeral(two, "two", 1);
            two.hear("ephemeral");
            for (int count = 1; count <= 500; count++) {
                ephemeral(one, "one", count);
            }

            int heard = 1;
            while (nextFrom(two, "one") < 500) {
                heard++;
            }
            assertThat(heard).isBetween(2, 499);
        }
    }

    private static long nextFrom(RawPeer peer, String sender) {
        JsonNode message = peer.hear("ephemeral");
        while (message.get("senderId").asText().equals(Hub.IDENTITY.peerId())) {
            message = peer.hear("ephemeral");
        }
        assertThat(message.get("senderId").asText()).isEqualTo(sender);
        return message.get("count").asLong();
    }

    private int closedAfter(java.util.function.Consumer<RawPeer> misdeed) {
        try (RawPeer peer = RawPeer.joined(hub.url("asha"), "bad")) {
            misdeed.accept(peer);
            return peer.closeCode();
        }
    }

    private static void ephemeral(RawPeer peer, String sender, int count) {
        peer.say(
                "type",
                "ephemeral",
                "senderId",
                sender,
                "targetId",
                Hub.IDENTITY.peerId(),
                "documentId",
                DOCUMENT.text(),
                "count",
                count,
                "sessionId",
                "s",
                "data",
                new byte[] {(byte) 0xf6});
    }

    private static void sync(RawPeer peer, byte[] data) {
        peer.say("type", "sync", "senderId", "bad", "documentId", DOCUMENT.text(), "data", data);
    }

    private static byte[] withChange(byte[] chunk) {
        byte[] start = HexFormat.of().parseHex("420000000" + "1");
        byte[] message = Arrays.copyOf(start, start.length + 1 + chunk.length);
        message[start.length] = (byte) chunk.length;
        System.arraycopy(chunk, 0, message, start.length + 1, chunk.length);
        return message;
    }

    private static byte[] deeplyNested() {
        byte[] bytes = new byte[4000];
        Arrays.fill(bytes, (byte) 0x81);
        bytes[0] = (byte) 0xa1;
        bytes[1] = 0x61;
        bytes[2] = 'x';
        return bytes;
    }
}
