package balcony.server.room;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class SerialExecutorTest {
    private final ScheduledThreadPoolExecutor pool = new ScheduledThreadPoolExecutor(1);
    private final SerialExecutor executor = new SerialExecutor(pool);
    private final List<Integer> done = new CopyOnWriteArrayList<>();

    @AfterEach
    void stop() {
        pool.shutdownNow();
    }

    @Test
    @DisplayName("RO15: many tasks that can wait take one turn of the pool, in their order")
    void many_that_can_wait_take_one_turn() throws InterruptedException {
        CountDownLatch busy = new CountDownLatch(1);
        pool.execute(() -> {
            try {
                busy.await();
            } catch (InterruptedException ended) {
                Thread.currentThread().interrupt();
            }
        });
        IntStream.range(0, 20).forEach(i -> executor.executeSoon(() -> done.add(i)));
        assertThat(executor.isIdle()).isFalse();
        busy.countDown();

        await().until(executor::isIdle);
        assertThat(done)
                .containsExactlyElementsOf(IntStream.range(0, 20).boxed().toList());
        await().until(() -> pool.getCompletedTaskCount() == 2);
    }

    @Test
    @DisplayName("RO15: what cannot wait is run at once, and all that waited before it")
    void what_cannot_wait_takes_along_what_waited() {
        for (int round = 0; round < 1_000; round++) {
            int first = 3 * round;
            executor.executeSoon(() -> done.add(first));
            executor.execute(() -> done.add(first + 1));
            executor.executeSoon(() -> done.add(first + 2));
        }

        await().until(executor::isIdle);
        assertThat(done)
                .containsExactlyElementsOf(IntStream.range(0, 3_000).boxed().toList());
    }

    @Test
    @DisplayName("RO15: what can wait is run though nothing else comes")
    void what_can_wait_is_run() {
        executor.executeSoon(() -> done.add(1));

        await().until(() -> done.equals(List.of(1)));
        await().until(executor::isIdle);
    }
}
