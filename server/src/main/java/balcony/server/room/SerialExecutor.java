package balcony.server.room;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** Runs tasks one after another, in the order in which they came, on threads borrowed from a pool. */
final class SerialExecutor implements Executor {
    /** Tasks in a row before other rooms get the thread. */
    private static final int TURN = 64;

    private final Executor pool;
    private final Queue<Runnable> tasks = new ArrayDeque<>();
    private boolean running;

    SerialExecutor(Executor pool) {
        this.pool = pool;
    }

    @Override
    public void execute(Runnable task) {
        synchronized (tasks) {
            tasks.add(task);
            if (running) {
                return;
            }
            running = true;
        }
        pool.execute(this::runSome);
    }

    /** Whether nothing runs and nothing waits. */
    boolean isIdle() {
        synchronized (tasks) {
            return !running;
        }
    }

    private void runSome() {
        for (int i = 0; i < TURN; i++) {
            Runnable task = next();
            if (task == null) {
                return;
            }
            task.run();
        }
        pool.execute(this::runSome);
    }

    private @Nullable Runnable next() {
        synchronized (tasks) {
            Runnable task = tasks.poll();
            running = task != null;
            return task;
        }
    }
}
