package balcony.server.room;

import static org.assertj.core.api.Assertions.assertThat;

import balcony.server.access.Conduct;
import balcony.server.access.MapRecord;
import balcony.server.access.Role;
import balcony.server.crdt.Touched;
import balcony.server.crdt.Touched.Place;
import balcony.server.journal.MemberId;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What a map's conduct keeps from whom, by what a change touches. */
class RightsTest {
    private static final Conduct.Decision HERS = new Conduct.Decision(new MemberId("edda"), Instant.EPOCH);
    private static final List<String> COLLECTIONS = List.of("elements", "links", "notes", "title");
    private static final List<String> IDS = List.of("a", "b", "c");

    private static Touched touched(Place... places) {
        return new Touched(Set.of(places));
    }

    private static Place place(String collection, String... further) {
        return new Place(
                collection,
                further.length > 0 ? Optional.of(further[0]) : Optional.empty(),
                further.length > 1 ? Optional.of(further[1]) : Optional.empty());
    }

    private static Conduct locked(String collection, String id) {
        return new Conduct(Optional.empty(), Map.of(collection, Map.of(id, HERS)));
    }

    @Test
    @DisplayName("RO25 a lock covers a record, all in it, and its whole collection; the record is named")
    void a_lock_covers_a_record() {
        Conduct conduct = locked("elements", "a");
        Optional<Reason> refused = Optional.of(Reason.locked(new MapRecord("elements", "a")));

        assertThat(Rights.held(Role.PARTICIPANT, conduct, touched(place("elements", "a"))))
                .isEqualTo(refused);
        assertThat(Rights.held(Role.PARTICIPANT, conduct, touched(place("elements", "a", "label"))))
                .isEqualTo(refused);
        assertThat(Rights.held(Role.PARTICIPANT, conduct, touched(place("elements"))))
                .isEqualTo(refused);
        assertThat(Rights.held(Role.PARTICIPANT, conduct, touched(place("elements", "b"), place("links", "a"))))
                .isEmpty();
        assertThat(Rights.held(Role.PARTICIPANT, conduct, touched(place("links"), place("title"))))
                .isEmpty();
        assertThat(Rights.held(Role.ENABLER, conduct, touched(place("elements", "a"))))
                .isEmpty();
    }

    @Test
    @DisplayName("RO24 RO25 any change is held exactly if only enablers draw, or it touches a locked record")
    void any_change_under_any_conduct() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int i = 0; i < 20_000; i++) {
            Map<String, Map<String, Conduct.Decision>> locks = new HashMap<>();
            for (int count = random.nextInt(3); count > 0; count--) {
                locks.computeIfAbsent(any(COLLECTIONS, random), all -> new HashMap<>())
                        .put(any(IDS, random), HERS);
            }
            Conduct conduct = new Conduct(random.nextInt(5) == 0 ? Optional.of(HERS) : Optional.empty(), locks);
            Set<Place> places = new HashSet<>();
            for (int count = random.nextInt(4); count > 0; count--) {
                String[] further = random.nextInt(4) == 0 ? new String[0] : new String[] {any(IDS, random), "x"};
                places.add(place(any(COLLECTIONS, random), further));
            }
            boolean touchesLocked = places.stream()
                    .anyMatch(place -> locks.getOrDefault(place.collection(), Map.of()).keySet().stream()
                            .anyMatch(id -> place.record().isEmpty()
                                    || place.record().get().equals(id)));
            boolean held = !places.isEmpty() && (conduct.handsOff().isPresent() || touchesLocked);

            Optional<Reason> reason = Rights.held(Role.PARTICIPANT, conduct, new Touched(places));

            assertThat(reason.isPresent())
                    .as("seed %d: %s under %s", seed, places, conduct)
                    .isEqualTo(held);
            assertThat(Rights.held(Role.ENABLER, conduct, new Touched(places))).isEmpty();
        }
    }

    private static String any(List<String> some, Random random) {
        return some.get(random.nextInt(some.size()));
    }
}
