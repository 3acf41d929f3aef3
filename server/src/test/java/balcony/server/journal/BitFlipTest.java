package balcony.server.journal;

import static balcony.server.journal.ChangeLogContract.ASHA;
import static balcony.server.journal.ChangeLogContract.HARBOUR;
import static balcony.server.journal.ChangeLogContract.MARKET;
import static balcony.server.journal.ChangeLogContract.NOON;
import static balcony.server.journal.ChangeLogContract.changes;
import static balcony.server.journal.ChangeLogContract.done;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** R4: bits flip and ends tear in a copy of the database. */
class BitFlipTest {
    private static final int FLIPS = Integer.getInteger("balcony.flips", 250);
    private static final int TEARS = 20;
    private static final List<MapId> MAPS = List.of(HARBOUR, MARKET);

    @TempDir
    private Path folder;

    /** What a map reads as. When a change came nothing vouches for, so it is left out. */
    private record Content(List<String> log) {
        static Content of(List<StoredChange> log) {
            return new Content(log.stream()
                    .map(row -> row.change().hash() + " of " + row.person())
                    .toList());
        }

        @Override
        public String toString() {
            return log.size() + " changes";
        }
    }

    private byte[] written() throws Exception {
        try (SqliteDatabase database = SqliteDatabase.open(folder.resolve("live.db"))) {
            SqlChangeLog log = new SqlChangeLog(database);
            done(log.append(HARBOUR, changes("aa", 120), ASHA, NOON));
            done(log.append(MARKET, changes("bb", 120), ASHA, NOON));
        }
        Path copy = folder.resolve("copy.db");
        try (SqliteFile live = SqliteFile.open(folder.resolve("live.db"))) {
            live.copyTo(copy);
        }
        return Files.readAllBytes(copy);
    }

    /** The maps that are served from these bytes, by name; a map in quarantine is absent. Empty if the server does not start. */
    private Optional<Map<MapId, Content>> served(byte[] bytes) throws Exception {
        Path file = Files.write(folder.resolve("damaged.db"), bytes);
        try (SqliteDatabase database = SqliteDatabase.open(file)) {
            SqlChangeLog log = new SqlChangeLog(database);
            Map<MapId, Content> contents = new HashMap<>();
            for (MapId map : MAPS) {
                try {
                    contents.put(map, Content.of(log.load(map)));
                } catch (DamagedMap quarantined) {
                    assertThat(quarantined).hasMessageContaining(map.value()).hasMessageContaining("backup");
                }
            }
            return Optional.of(contents);
        } catch (StorageFailed refused) {
            return Optional.empty();
        } finally {
            Files.deleteIfExists(folder.resolve("damaged.db-wal"));
            Files.deleteIfExists(folder.resolve("damaged.db-shm"));
        }
    }

    @Test
    @DisplayName("J23, R4 whatever bit flips, a map is served as it was written or not at all, and others are served")
    void a_flipped_bit_is_found() throws Exception {
        byte[] sound = written();
        Map<MapId, Content> whole = served(sound).orElseThrow();
        long seed = Long.getLong("balcony.seed", new Random().nextLong());
        Random random = new Random(seed);
        int quarantined = 0;
        int othersServed = 0;
        for (int flip = 0; flip < FLIPS; flip++) {
            byte[] damaged = sound.clone();
            int place = random.nextInt(damaged.length);
            int bit = random.nextInt(8);
            damaged[place] ^= (byte) (1 << bit);
            Optional<Map<MapId, Content>> left = served(damaged);
            for (Map.Entry<MapId, Content> map : left.orElse(Map.of()).entrySet()) {
                assertThat(map.getValue())
                        .as("seed %d, bit %d of byte %d, map %s", seed, bit, place, map.getKey())
                        .isEqualTo(whole.get(map.getKey()));
            }
            int closed = left.map(maps -> MAPS.size() - maps.size()).orElse(0);
            quarantined += closed;
            othersServed += closed == 1 ? 1 : 0;
        }
        assertThat(quarantined).as("seed %d: flips in changes are found", seed).isPositive();
        assertThat(othersServed).as("seed %d", seed).isPositive();
    }

    @Test
    @DisplayName("J23, R4 wherever the file's end is torn off, a map is served as it was written or not at all")
    void a_torn_end_is_found() throws Exception {
        byte[] sound = written();
        Map<MapId, Content> whole = served(sound).orElseThrow();
        long seed = Long.getLong("balcony.seed", new Random().nextLong());
        Random random = new Random(seed);
        for (int tear = 0; tear < TEARS; tear++) {
            int length = 1 + random.nextInt(sound.length - 1);
            served(Arrays.copyOf(sound, length))
                    .orElse(Map.of())
                    .forEach((map, content) -> assertThat(content)
                            .as("seed %d, torn at %d, map %s", seed, length, map)
                            .isEqualTo(whole.get(map)));
        }
    }
}
