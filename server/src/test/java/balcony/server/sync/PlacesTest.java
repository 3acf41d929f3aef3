package balcony.server.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Places beside a plain set of numbers. */
class PlacesTest {
    private static final int STEPS = 400;
    private static final int ROOM = 120;

    @DisplayName("SY3: what was sent is a set of places, whatever is added, taken out and kept")
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void places_are_a_set(long seed) {
        Random random = new Random(seed);
        Places places = new Places();
        TreeSet<Integer> expected = new TreeSet<>();
        for (int step = 0; step < STEPS; step++) {
            int[] some = some(random);
            switch (random.nextInt(6)) {
                case 0 -> {
                    places.retain(some);
                    expected.removeIf(place -> IntStream.of(some).noneMatch(one -> one == place));
                }
                case 1 -> {
                    places.removeAll(some);
                    IntStream.of(some).forEach(expected::remove);
                }
                case 2 -> {
                    int from = random.nextInt(ROOM);
                    int to = from + 1 + random.nextInt(20);
                    places.addRun(from, to);
                    IntStream.range(from, to).forEach(expected::add);
                }
                default -> {
                    int place = random.nextInt(ROOM);
                    places.add(place);
                    expected.add(place);
                }
            }
            assertThat(IntStream.range(0, 2 * ROOM).filter(places::contains).boxed())
                    .as("seed %d step %d", seed, step)
                    .containsExactlyElementsOf(expected);
            assertThat(places.size()).isEqualTo(expected.size());
            assertThat(places.isEmpty()).isEqualTo(expected.isEmpty());
        }
    }

    /** Places in order, each once, mostly side by side. */
    private static int[] some(Random random) {
        int gaps = 1 + random.nextInt(8);
        return IntStream.range(0, ROOM)
                .filter(place -> random.nextInt(gaps) > 0 || gaps == 1)
                .toArray();
    }
}
