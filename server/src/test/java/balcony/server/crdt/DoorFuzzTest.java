package balcony.server.crdt;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A bounded run of {@link DoorFuzz}, whose seed can be set; so can how many, for a long one by hand. */
class DoorFuzzTest {
    private static final long SEED = Long.getLong("balcony.fuzz.seed", 7);
    private static final long MUTANTS = Long.getLong("balcony.fuzz.mutants", 4_000);

    @Test
    @DisplayName(
            "C30: mutants that the door admits apply, let others edit, save and load again in stock Automerge and in the reader")
    void what_the_door_admits_harms_nobody() throws BadBytes {
        try (DoorFuzz fuzz = new DoorFuzz(SEED)) {
            fuzz.run(MUTANTS);

            System.out.println(fuzz.summary());
            assertThat(fuzz.admitted()).isGreaterThan(MUTANTS / 20);
            assertThat(fuzz.holes()).as("seed %d", SEED).isEmpty();
        }
    }
}
