package balcony.server.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import balcony.server.access.Conduct;
import balcony.server.access.Role;
import balcony.server.crdt.ActorId;
import balcony.server.crdt.Change;
import balcony.server.crdt.DocumentId;
import balcony.server.crdt.MapWriter;
import balcony.server.journal.MapId;
import balcony.server.journal.MemberId;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** From which change on a decision about who draws holds. */
class ConductInOrderTest {
    private static final DocumentId DOCUMENT =
            DocumentId.parse("3WMyDBN6JMwfLnrAz9MfsetXXBN6").orElseThrow();
    private static final Conduct HANDS_OFF =
            new Conduct(Optional.of(new Conduct.Decision(new MemberId("member-asha"), Instant.EPOCH)), Map.of());

    private Hub hub;

    @BeforeEach
    void start() {
        hub = new Hub();
        hub.gate.set(DOCUMENT, "asha", Role.ENABLER);
        hub.gate.set(DOCUMENT, "ben", Role.PARTICIPANT);
        hub.gate.set(DOCUMENT, "carol", Role.PARTICIPANT);
    }

    @AfterEach
    void stop() {
        hub.close();
    }

    @Test
    @DisplayName(
            "RO24 what is being stored when only enablers may draw from now on stays; what waits behind it is refused")
    void from_the_next_change_on() {
        Change first = write(List.of(), "aa", "first");
        Change bens = write(List.of(first), "bb", "bens");
        Change carols = write(List.of(first), "cc", "carols");
        try (SyncPeer asha = SyncPeer.joined(hub, "asha", DOCUMENT);
                SyncPeer ben = SyncPeer.joined(hub, "ben", DOCUMENT);
                SyncPeer carol = SyncPeer.joined(hub, "carol", DOCUMENT)) {
            asha.bring(List.of(first));
            asha.hearHeads(List.of(first.hash()));
            ben.bring(List.of(), List.of());
            ben.hearHeads(List.of(first.hash()));
            carol.bring(List.of(), List.of());
            carol.hearHeads(List.of(first.hash()));
            hub.log.hold();
            ben.bring(List.of(bens));
            say(ben);
            hear(carol, "said", "ben");
            carol.bring(List.of(carols));
            say(carol);
            hear(ben, "said", "carol");

            hub.gate.set(DOCUMENT, HANDS_OFF);
            hear(ben, "conduct", "");
            hub.log.release();

            assertThat(hear(carol, "refused", "").get("code").asText()).isEqualTo("hands-off");
            await().until(() -> hub.stored(DOCUMENT) == 2);
            assertThat(hub.log.refused(new MapId(DOCUMENT.text()))).containsExactly(carols.hash());

            Change hers = write(List.of(first, bens), "aa", "hers");
            asha.bring(List.of(hers.hash()), List.of(bens, hers));
            await().until(() -> hub.stored(DOCUMENT) == 3);
        }
    }

    @Test
    @DisplayName(
            "RO23 W13 RU4 who comes in is told who draws and which step is on, ahead of the roster, and nothing is so before somebody decides it")
    void first_of_all() {
        try (SyncPeer ben = SyncPeer.joined(hub, "ben", DOCUMENT)) {
            ben.bring(List.of(), List.of());
            assertThat(hubs(ben)).hasToString("{\"balcony\":\"conduct\",\"handsOff\":false,\"locks\":{}}");
            JsonNode course = hubs(ben);
            assertThat(course.get("balcony").asText()).isEqualTo("course");
            assertThat(course.get("now").asDouble()).isPositive();
            assertThat(course).hasSize(2);
            assertThat(hubs(ben).get("balcony").asText()).isEqualTo("roster");
        }
        hub.gate.set(DOCUMENT, HANDS_OFF);
        try (SyncPeer carol = SyncPeer.joined(hub, "carol", DOCUMENT)) {
            carol.bring(List.of(), List.of());
            assertThat(hubs(carol))
                    .hasToString("{\"balcony\":\"conduct\",\"handsOff\":true,\"by\":\"member-asha\",\"locks\":{}}");
        }
    }

    @Test
    @DisplayName("RO24 a change that says nothing draws nothing")
    void an_empty_change() {
        Change first = write(List.of(), "aa", "first");
        Change empty = new MapWriter(List.of(first), new ActorId("bb".repeat(16)), 0, "empty").build();
        hub.gate.set(DOCUMENT, HANDS_OFF);
        try (SyncPeer asha = SyncPeer.joined(hub, "asha", DOCUMENT);
                SyncPeer ben = SyncPeer.joined(hub, "ben", DOCUMENT)) {
            asha.bring(List.of(first));
            asha.hearHeads(List.of(first.hash()));

            ben.bring(List.of(empty.hash()), List.of(first, empty));

            await().until(() -> hub.stored(DOCUMENT) == 2);
        }
    }

    private static Change write(List<Change> past, String actor, String key) {
        MapWriter writer = new MapWriter(past, new ActorId(actor.repeat(16)), 0, "set");
        writer.root().put(key, 1);
        return writer.build();
    }

    private static void say(SyncPeer peer) {
        peer.socket()
                .say(
                        "type",
                        "ephemeral",
                        "senderId",
                        peer.name(),
                        "documentId",
                        DOCUMENT.text(),
                        "count",
                        1,
                        "sessionId",
                        "s",
                        "data",
                        new byte[] {(byte) 0xf6});
    }

    /** What the hub says next of its own. */
    private static JsonNode hubs(SyncPeer peer) {
        try {
            return RawPeer.CBOR.readTree(
                    peer.socket().hear("ephemeral").get("data").binaryValue());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Passes over what is said until it is of a kind: by another peer, or of the hub's own about something. */
    private static JsonNode hear(SyncPeer peer, String kind, String sender) {
        try {
            while (true) {
                JsonNode envelope = peer.socket().hear("ephemeral");
                boolean fromHub = envelope.get("senderId").asText().equals(Hub.IDENTITY.peerId());
                JsonNode message = RawPeer.CBOR.readTree(envelope.get("data").binaryValue());
                if (fromHub && kind.equals(message.path("balcony").asText())) {
                    return message;
                } else if (kind.equals("said")
                        && envelope.get("senderId").asText().equals(sender)) {
                    return message;
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
