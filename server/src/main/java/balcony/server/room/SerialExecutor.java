package balcony.server.room;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Runs tasks one after another, in the order in which they came, on threads borrowed from a pool. */
final class SerialExecutor implements Executor {
    /** Tasks in a row before other rooms get the thread. */
    private static final int TURN = 64;

    /** How long a task that can wait waits for one that cannot, in milliseconds. */
    private static final long SOON_MILLIS = 3;

    private final ScheduledExecutorService pool;
    private final Queue<Runnable> tasks = new ArrayDeque<>();
    private boolean running;
    private boolean awaited;

    SerialExecutor(ScheduledExecutorService pool) {
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

    /** Runs a task, in its order, when something else runs or after a few milliseconds: many small ones wake a thread once. */
    void executeSoon(Runnable task) {
        synchronized (tasks) {
            tasks.add(task);
            if (running || awaited) {
                return;
            }
            awaited = true;
        }
        var unused = pool.schedule(this::runWhatWaited, SOON_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** Whether nothing runs and nothing waits. */
    boolean isIdle() {
        synchronized (tasks) {
            return !running && tasks.isEmpty();
        }
    }

    private void runWhatWaited() {
        synchronized (tasks) {
            awaited = false;
            if (running || tasks.isEmpty()) {
                return;
            }
            running = true;
        }
        runSome();
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
