package balcony.server.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class LoopLineTest {
    @Test
    @DisplayName("RO16: all that was handed over until somebody flushes is one task of the loop, done in its order")
    void one_task_for_all() {
        Queue<Runnable> loop = new ArrayDeque<>();
        LoopLine line = new LoopLine(loop::add);
        List<Integer> done = new ArrayList<>();

        IntStream.range(0, 20).forEach(i -> line.add(() -> done.add(i)));
        assertThat(loop).isEmpty();
        line.flush();
        line.add(() -> done.add(20));
        line.flush();
        assertThat(loop).hasSize(1);
        loop.remove().run();

        assertThat(done)
                .containsExactlyElementsOf(IntStream.rangeClosed(0, 20).boxed().toList());
        line.flush();
        assertThat(loop).isEmpty();
    }

    @Test
    @DisplayName("RO16: what fails for one socket keeps nothing from the others")
    void what_fails_keeps_nothing_back() {
        LoopLine line = new LoopLine(Runnable::run);
        List<String> done = new ArrayList<>();

        line.add(() -> {
            throw new IllegalStateException("a socket of this test fails");
        });
        line.add(() -> done.add("the other"));
        line.flush();

        assertThat(done).containsExactly("the other");
    }

    @Test
    @DisplayName("RO16: whoever flushes, nothing is left behind and each thread's own stays in order")
    void nothing_is_left_behind() throws InterruptedException {
        int each = 5_000;
        ExecutorService loop = Executors.newSingleThreadExecutor();
        LoopLine line = new LoopLine(loop);
        List<List<Integer>> done = List.of(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        List<Thread> threads = IntStream.range(0, 3)
                .mapToObj(of -> new Thread(() -> {
                    for (int i = 0; i < each; i++) {
                        int number = i;
                        line.add(() -> done.get(of).add(number));
                        line.flush();
                    }
                }))
                .toList();
        try {
            threads.forEach(Thread::start);
            for (Thread thread : threads) {
                thread.join();
            }
            List<Integer> last = new CopyOnWriteArrayList<>();
            line.add(() -> last.add(1));
            line.flush();
            await().until(() -> !last.isEmpty());
            assertThat(done)
                    .allSatisfy(of -> assertThat(of)
                            .containsExactlyElementsOf(
                                    IntStream.range(0, each).boxed().toList()));
        } finally {
            loop.shutdownNow();
        }
    }
}
