package balcony.server.room;

import static org.assertj.core.api.Assertions.assertThat;

import balcony.server.access.Grant;
import balcony.server.access.Role;
import balcony.server.crdt.DocumentId;
import balcony.server.journal.MapId;
import balcony.server.journal.MemberId;
import balcony.server.journal.PersonId;
import balcony.server.limits.Limits;
import balcony.server.sync.ChangeGraph;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** How often fleeting messages are passed on, with the time in the test's hand. */
class PresenceTest {
    private static final DocumentId DOCUMENT =
            DocumentId.parse("3WMyDBN6JMwfLnrAz9MfsetXXBN6").orElseThrow();
    private static final Duration STEP = Duration.ofMillis(1);

    private final List<ToPeer.Ephemeral> frames = new ArrayList<>();
    private final List<Member> here = new ArrayList<>();
    private final Presence presence = new Presence();
    private Instant now = Instant.parse("2026-03-01T09:30:00Z");

    @Test
    @DisplayName("RO7: a room passes on 10,000 frames a second, and the newest of everybody arrives")
    void a_room_keeps_to_its_budget() {
        IntStream.range(0, 101).forEach(i -> enter("peer-" + i, "person-" + i));
        int count = 0;
        for (int millis = 0; millis < 3000; millis++) {
            if (millis % 20 == 0) {
                int said = ++count;
                here.forEach(member -> presence.say(member, message(said), here, now));
            }
            step();
            assertThat(frames).hasSizeLessThanOrEqualTo(1_000 + 100 + 10 * (millis + 2));
        }
        assertThat(frames).hasSizeGreaterThan(29_000);
        assertThat(perSender().values()).allMatch(frames -> frames > 200, "nobody is starved");

        for (int millis = 0; millis < 2000; millis++) {
            step();
        }
        assertThat(presence.due(now)).isEmpty();
        assertThat(newestPerSender().values()).hasSize(101).containsOnly((long) count);
    }

    @Test
    @DisplayName("RO7: one person's pages share thirty messages a second; the newest of each arrives")
    void a_persons_pages_share_the_pace() {
        enter("page", "asha");
        enter("phone", "asha");
        enter("listener", "ben");
        int count = 0;
        for (int millis = 0; millis < 10_000; millis += 5) {
            presence.say(here.get(0), message(++count), here, now);
            presence.say(here.get(1), message(count), here, now);
            now = now.plusMillis(5);
            presence.passOn(here, now);
        }
        // Each message reaches two others.
        assertThat(frames.size() / 2).isBetween(300, 312);
        assertThat(perSender().get("page")).isBetween(200, 400);

        now = now.plusSeconds(1);
        presence.passOn(here, now);
        assertThat(newestPerSender()).containsOnly(Map.entry("page", (long) count), Map.entry("phone", (long) count));
    }

    @Test
    @DisplayName("RO7: a clock that is set back holds nobody up for long")
    void a_clock_that_is_set_back() {
        enter("page", "asha");
        enter("listener", "ben");
        presence.say(here.get(0), message(1), here, now);
        now = now.minus(Duration.ofHours(1));
        for (int count = 2; count < 20; count++) {
            presence.say(here.get(0), message(count), here, now);
        }
        for (int seconds = 0; seconds < 2; seconds++) {
            now = now.plusSeconds(1);
            presence.passOn(here, now);
        }

        assertThat(newestPerSender()).containsEntry("page", 19L);
    }

    private void step() {
        now = now.plus(STEP);
        presence.passOn(here, now);
    }

    private Map<String, Integer> perSender() {
        Map<String, Integer> counts = new HashMap<>();
        frames.forEach(frame -> counts.merge(frame.senderId(), 1, Integer::sum));
        return counts;
    }

    private Map<String, Long> newestPerSender() {
        Map<String, Long> newest = new HashMap<>();
        frames.forEach(frame -> newest.merge(frame.senderId(), frame.count(), Math::max));
        return newest;
    }

    private void enter(String peer, String person) {
        Grant grant =
                new Grant(new MapId("map"), new PersonId(person), new MemberId("member-" + person), Role.PARTICIPANT);
        here.add(new Member(
                peer,
                DOCUMENT,
                grant,
                new Heard(),
                new ChangeGraph((position, count) -> List.of()),
                Limits.DEFAULT,
                new Delivery()));
    }

    private static FromPeer.Ephemeral message(int count) {
        return new FromPeer.Ephemeral(DOCUMENT, "session", count, new byte[8]);
    }

    /** Keeps what a peer is told. */
    private final class Heard implements Outbox {
        @Override
        public void send(ToPeer message) {
            frames.add((ToPeer.Ephemeral) message);
        }

        @Override
        public void flush() {}

        @Override
        public boolean isCongested() {
            return false;
        }

        @Override
        public void holdReading(boolean hold) {}

        @Override
        public void brought(long operations, long inflatedBytes) {}

        @Override
        public void close(CloseReason reason) {
            throw new AssertionError("closed: " + reason);
        }
    }
}
