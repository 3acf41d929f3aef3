package balcony.server.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import balcony.server.StoppedClock;
import balcony.server.access.Role;
import balcony.server.crdt.ActorId;
import balcony.server.crdt.Change;
import balcony.server.crdt.ChangeHash;
import balcony.server.crdt.DocumentId;
import balcony.server.crdt.MapWriter;
import balcony.server.journal.MapId;
import balcony.server.journal.PersonId;
import balcony.server.journal.ServerActors;
import balcony.server.sync.BloomFilter;
import balcony.server.sync.DecodedMessage;
import balcony.server.sync.Have;
import balcony.server.sync.SyncCodec;
import balcony.server.sync.SyncMessage;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What a room takes, keeps and tells, seen by peers that say exactly what a test wants. */
class RoomTest {
    private static final DocumentId DOCUMENT =
            DocumentId.parse("3WMyDBN6JMwfLnrAz9MfsetXXBN6").orElseThrow();
    private static final MapId MAP = new MapId(DOCUMENT.text());
    private static final ActorId ASHAS = new ActorId("aa".repeat(16));
    private static final ActorId BENS = new ActorId("bb".repeat(16));

    private Hub hub;

    @BeforeEach
    void start() {
        hub = new Hub();
        hub.gate.set(DOCUMENT, "asha", Role.ENABLER);
        hub.gate.set(DOCUMENT, "ben", Role.OBSERVER);
    }

    @AfterEach
    void stop() {
        hub.close();
    }

    @Test
    @DisplayName("RO9: what the server writes is stored, then shown to those who are there")
    void what_the_server_writes_is_stored_then_shown() {
        try (RawPeer ben = joined("ben")) {
            request(ben, "ben");
            Change made = write(List.of(), ServerActors.first(MAP).now(), "title");

            var stored = hub.rooms
                    .write(MAP, new PersonId("asha"), past -> {
                        assertThat(past.heads()).isEmpty();
                        return List.of(made);
                    })
                    .toCompletableFuture()
                    .join();

            assertThat(stored)
                    .singleElement()
                    .satisfies(row -> assertThat(row.person()).isEqualTo(new PersonId("asha")));
            assertThat(heard(ben).heads()).containsExactly(made.hash());
        }
    }

    @Test
    @DisplayName("RO9: a failing maker writes nothing and leaves the room as it was")
    void a_failing_maker_writes_nothing() {
        var failed = hub.rooms.write(MAP, new PersonId("asha"), past -> {
            throw new IllegalArgumentException("no such element");
        });

        assertThat(failed.toCompletableFuture())
                .failsWithin(Duration.ofSeconds(10))
                .withThrowableThat()
                .havingRootCause()
                .withMessage("no such element");
        assertThat(hub.stored(DOCUMENT)).isZero();
    }

    @Test
    @DisplayName("RO1: nobody sees a change before it is stored, while presence goes on")
    void nobody_sees_a_change_before_it_is_stored() {
        try (RawPeer asha = joined("asha");
                RawPeer ben = joined("ben")) {
            request(ben, "ben");
            // The roster: Ben is in the room, so that what Asha says reaches him.
            ben.hear("ephemeral");
            Change change = write(List.of(), ASHAS, "title");
            hub.log.hold();
            bring(asha, "asha", List.of(change), change);
            say(asha, "asha", 1);

            JsonNode first = ben.hear();
            while (first.get("senderId").asText().equals(Hub.IDENTITY.peerId())) {
                assertThat(first.get("type").asText()).isNotEqualTo("sync");
                first = ben.hear();
            }
            assertThat(first.get("type").asText()).isEqualTo("ephemeral");

            hub.log.release();
            assertThat(heard(ben).changes()).hasSize(1);
            assertThat(heard(asha).heads()).containsExactly(change.hash());
        }
    }

    @Test
    @DisplayName("RO3: the server's own actor is refused from sockets")
    void the_servers_own_actor_is_refused_from_sockets() {
        try (RawPeer asha = joined("asha")) {
            Change change = write(List.of(), ServerActors.first(MAP).now(), "title");
            bring(asha, "asha", List.of(change), change);

            assertThat(refusal(asha)).isEqualTo("server-actor");
            assertThat(hub.stored(DOCUMENT)).isZero();
        }
    }

    @Test
    @DisplayName("RO3: a change that repeats a number of its actor is refused")
    void a_change_that_repeats_a_number_is_refused() {
        try (RawPeer asha = joined("asha")) {
            Change first = write(List.of(), ASHAS, "one");
            Change twin = write(List.of(), ASHAS, "other");
            bring(asha, "asha", List.of(first), first);
            assertThat(heard(asha).heads()).containsExactly(first.hash());
            bring(asha, "asha", List.of(twin), twin);

            assertThat(refusal(asha)).isEqualTo("wrong-sequence");
            assertThat(hub.stored(DOCUMENT)).isEqualTo(1);
        }
    }

    @Test
    @DisplayName("RO3: an echo of what the map has is never refused, whoever sends it")
    void an_echo_is_never_refused() {
        try (RawPeer asha = joined("asha");
                RawPeer ben = joined("ben")) {
            Change change = write(List.of(), ASHAS, "title");
            bring(asha, "asha", List.of(change), change);
            heard(asha);
            bring(ben, "ben", List.of(change), change);
            Change own = write(List.of(change), BENS, "mine");
            bring(ben, "ben", List.of(own), own);

            assertThat(refusal(ben)).isEqualTo("read-only");
            assertThat(hub.log.refused(MAP)).containsExactly(own.hash());
        }
    }

    @Test
    @DisplayName(
            "RO4: a refusal outlives the room: after a restart and a promotion it is not asked for, nor what builds on it taken")
    void a_refusal_outlives_the_room() {
        Change base = write(List.of(), ASHAS, "title");
        Change refused = write(List.of(base), BENS, "mine");
        Change later = write(List.of(base, refused), BENS, "later");
        try (RawPeer asha = joined("asha");
                RawPeer ben = joined("ben")) {
            bring(asha, "asha", List.of(base), base);
            heard(asha);
            bring(ben, "ben", List.of(refused), refused);
            assertThat(refusal(ben)).isEqualTo("read-only");
        }
        hub.gate.set(DOCUMENT, "ben", Role.PARTICIPANT);
        Hub again = new Hub(hub.gate, hub.log);
        try (RawPeer ben = RawPeer.joined(again.url("ben"), "ben")) {
            bring(ben, "ben", List.of(refused));
            assertThat(heard(ben).need()).isEmpty();

            bring(ben, "ben", List.of(later), later);
            assertThat(refusal(ben)).isEqualTo("builds-on-refused");
            assertThat(hub.stored(DOCUMENT)).isEqualTo(1);
        } finally {
            again.close();
            hub = new Hub();
        }
    }

    @Test
    @DisplayName("RO2 SY4: what came before what it builds on is asked for and enters with it")
    void what_came_too_early_is_asked_for() {
        try (RawPeer asha = joined("asha")) {
            Change first = write(List.of(), ASHAS, "one");
            Change second = write(List.of(first), ASHAS, "two");
            bring(asha, "asha", List.of(second), second);

            assertThat(heard(asha).need()).containsExactly(first.hash());
            bring(asha, "asha", List.of(second), first);
            SyncMessage answer = heard(asha);
            while (!answer.heads().equals(List.of(second.hash()))) {
                answer = heard(asha);
            }
            assertThat(hub.stored(DOCUMENT)).isEqualTo(2);
        }
    }

    @Test
    @DisplayName("RO2 RO3: two persons who bring one and the same change at once: it is stored, and refused to neither")
    void one_change_of_two_persons_at_once() {
        hub.gate.set(DOCUMENT, "carol", Role.PARTICIPANT);
        hub.gate.set(DOCUMENT, "dan", Role.PARTICIPANT);
        Change first = write(List.of(), BENS, "first");
        Change shared = write(List.of(first), ASHAS, "shared");
        try (RawPeer asha = joined("asha");
                RawPeer ben = joined("ben");
                RawPeer carol = joined("carol");
                RawPeer dan = joined("dan")) {
            bring(dan, "dan", List.of(first), first);
            heard(dan);
            request(ben, "ben");
            heard(ben);
            hub.log.hold();
            Change filler = write(List.of(first), BENS, "filler");
            bring(dan, "dan", List.of(filler), filler);
            say(dan, "dan", 1);
            awaitWords(ben, "dan");
            bring(asha, "asha", List.of(shared), shared);
            say(asha, "asha", 1);
            awaitWords(ben, "asha");
            bring(carol, "carol", List.of(shared), shared);
            say(carol, "carol", 1);
            awaitWords(ben, "carol");
            hub.log.release();

            await().until(() -> hub.stored(DOCUMENT) == 3);
            SyncMessage safe = heard(carol);
            while (!safe.heads().contains(shared.hash())) {
                safe = heard(carol);
            }
            assertThat(hub.log.refused(MAP)).isEmpty();
        }
    }

    @Test
    @DisplayName("RO3: what waits for one person and is brought by another is refused to neither")
    void what_waits_and_is_brought_by_another() {
        hub.gate.set(DOCUMENT, "carol", Role.PARTICIPANT);
        Change first = write(List.of(), ASHAS, "first");
        Change second = write(List.of(first), ASHAS, "second");
        try (RawPeer asha = joined("asha");
                RawPeer carol = joined("carol")) {
            bring(carol, "carol", List.of(second), second);
            assertThat(heard(carol).need()).containsExactly(first.hash());
            bring(asha, "asha", List.of(second), first, second);
            await().until(() -> hub.stored(DOCUMENT) == 2);
            Change own = write(List.of(first, second), BENS, "own");
            bring(carol, "carol", List.of(own), own);

            await().until(() -> hub.stored(DOCUMENT) == 3);
            assertThat(hub.log.refused(MAP)).isEmpty();
        }
    }

    /** Until a peer hears what another one says, and the room has so taken all that the other said before. */
    private static void awaitWords(RawPeer peer, String speaker) {
        while (!peer.hear("ephemeral").get("senderId").asText().equals(speaker)) {
            // The roster, or somebody else.
        }
    }

    @Test
    @DisplayName("RO13: a quiet room tells at once, a busy one at most every 16 ms, in one frame for all that entered")
    void a_busy_room_tells_in_one_frame_what_entered() {
        StoppedClock clock = new StoppedClock();
        hub.close();
        hub = new Hub(clock);
        hub.gate.set(DOCUMENT, "asha", Role.ENABLER);
        hub.gate.set(DOCUMENT, "ben", Role.OBSERVER);
        try (RawPeer asha = joined("asha");
                RawPeer ben = joined("ben")) {
            Change first = write(List.of(), ASHAS, "one");
            bring(asha, "asha", List.of(first), first);
            heard(asha);
            request(ben, "ben");
            assertThat(heard(ben).changes()).hasSize(1);
            clock.forward(Duration.ofMillis(16));

            Change second = write(List.of(first), ASHAS, "two");
            bring(asha, "asha", List.of(second), second);
            assertThat(heard(ben).changes()).as("told at once").hasSize(1);

            Change third = write(List.of(first, second), ASHAS, "three");
            bring(asha, "asha", List.of(third), third);
            Change fourth = write(List.of(first, second, third), ASHAS, "four");
            bring(asha, "asha", List.of(fourth), fourth);
            await().until(() -> hub.stored(DOCUMENT) == 4);
            clock.forward(Duration.ofMillis(15));
            say(asha, "asha", 1);
            JsonNode next = ben.hear();
            while (next.get("senderId").asText().equals(Hub.IDENTITY.peerId())) {
                assertThat(next.get("type").asText()).as("told too early").isEqualTo("ephemeral");
                next = ben.hear();
            }

            clock.forward(Duration.ofMillis(1));
            SyncMessage together = heard(ben);
            assertThat(together.changes()).hasSize(2);
            assertThat(together.heads()).containsExactly(fourth.hash());
            SyncMessage safe = heard(asha);
            while (!safe.heads().equals(List.of(fourth.hash()))) {
                safe = heard(asha);
            }
        }
    }

    private RawPeer joined(String person) {
        return RawPeer.joined(hub.url(person), person);
    }

    private static Change write(List<Change> past, ActorId actor, String key) {
        MapWriter writer = new MapWriter(past, actor, 0, "set");
        writer.root().put(key, 1);
        return writer.build();
    }

    private static void request(RawPeer peer, String sender) {
        SyncMessage nothing =
                new SyncMessage(List.of(), List.of(), List.of(new Have(List.of(), BloomFilter.empty())), List.of());
        peer.say(
                "type",
                "request",
                "senderId",
                sender,
                "documentId",
                DOCUMENT.text(),
                "data",
                SyncCodec.encode(nothing));
    }

    /** Says that it has these heads, and sends these changes. */
    private static void bring(RawPeer peer, String sender, List<Change> heads, Change... changes) {
        List<ChangeHash> hashes = heads.stream().map(Change::hash).toList();
        SyncMessage message = new SyncMessage(
                hashes,
                List.of(),
                List.of(new Have(List.of(), BloomFilter.of(hashes))),
                List.of(changes).stream().map(Change::chunk).toList());
        peer.say("type", "sync", "senderId", sender, "documentId", DOCUMENT.text(), "data", SyncCodec.encode(message));
    }

    private static void say(RawPeer peer, String sender, int count) {
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
                new byte[] {(byte) 0xf6});
    }

    private static SyncMessage heard(RawPeer peer) {
        try {
            byte[] data = peer.hear("sync").get("data").binaryValue();
            return ((DecodedMessage.Valid) SyncCodec.decode(data)).message();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String refusal(RawPeer peer) {
        try {
            JsonNode told =
                    RawPeer.CBOR.readTree(peer.hear("ephemeral").get("data").binaryValue());
            while (!told.get("balcony").asText().equals("refused")) {
                told = RawPeer.CBOR.readTree(peer.hear("ephemeral").get("data").binaryValue());
            }
            return told.get("code").asText();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
