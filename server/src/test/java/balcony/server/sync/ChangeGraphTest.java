package balcony.server.sync;

import static org.assertj.core.api.Assertions.assertThat;

import balcony.server.crdt.ActorId;
import balcony.server.crdt.Change;
import balcony.server.crdt.ChangeHash;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ChangeGraphTest {
    private static final int CHUNK_BYTES = 1_024;

    private final List<byte[]> stored = new ArrayList<>();
    private int read;
    private final ChangeGraph graph = new ChangeGraph((position, count) -> {
        read += count;
        return stored.subList((int) position - 1, (int) position - 1 + count);
    });

    private void add(int changes, int bytes) {
        Random random = new Random(changes);
        ActorId actor = new ActorId("0a");
        for (int i = 0; i < changes; i++) {
            byte[] name = new byte[ChangeHash.LENGTH];
            random.nextBytes(name);
            Change change = new Change(
                    ChangeHash.of(name),
                    graph.heads(),
                    actor,
                    i + 1,
                    graph.lastOperation() + 1,
                    1,
                    0,
                    "",
                    new byte[bytes]);
            stored.add(change.chunk());
            graph.add(change, stored.size());
        }
    }

    @Test
    @DisplayName("SY11: the latest 64 to 128 KiB of chunks are at hand, and older ones are read where they are stored")
    void the_latest_chunks_are_at_hand() {
        add(1_000, CHUNK_BYTES);

        graph.chunks(IntStream.range(1_000 - 64, 1_000).toArray());
        assertThat(read).as("of the latest 64 KiB").isZero();
        List<byte[]> older = graph.chunks(IntStream.range(1_000 - 200, 1_000).toArray());
        assertThat(read).as("of those before the latest 128 KiB").isBetween(200 - 128, 200 - 64);
        assertThat(older).containsExactlyElementsOf(stored.subList(1_000 - 200, 1_000));
    }

    @Test
    @DisplayName("SY11: of each change its name, what it builds on and where it is stored are kept, some seventy bytes")
    void seventy_bytes_are_kept_of_each() {
        int changes = 40_000;
        add(100, 100);
        long before = used();
        add(changes, 100);
        long kept = used() - before - (long) changes * (100 + 16 + 4);

        assertThat(kept / changes).isLessThan(70 * 5 / 4 + 16);
        assertThat(graph.size()).isEqualTo(changes + 100);
    }

    private static long used() {
        long least = Long.MAX_VALUE;
        for (int i = 0; i < 4; i++) {
            System.gc();
            Runtime now = Runtime.getRuntime();
            least = Math.min(least, now.totalMemory() - now.freeMemory());
        }
        return least;
    }
}
