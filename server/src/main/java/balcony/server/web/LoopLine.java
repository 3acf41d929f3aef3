package balcony.server.web;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The way to all sockets of one event loop: what is to be done on it is collected until somebody flushes, and done in one task then,
 * in the order in which it was handed over. Each task of its own would wake the loop once for each socket. Any thread.
 */
final class LoopLine {
    private static final Logger LOG = LoggerFactory.getLogger(LoopLine.class);

    private final Executor loop;
    private List<Runnable> waiting = new ArrayList<>();
    private boolean woken;

    /** What is to be done when all that was handed over is; on the loop alone. */
    private final List<Runnable> afterwards = new ArrayList<>();

    LoopLine(Executor loop) {
        this.loop = loop;
    }

    /** Hands over what is to be done after the next {@link #flush}. */
    synchronized void add(Runnable task) {
        waiting.add(task);
    }

    /** Has all done that was handed over. */
    void flush() {
        synchronized (this) {
            if (woken || waiting.isEmpty()) {
                return;
            }
            woken = true;
        }
        loop.execute(this::run);
    }

    /** Called by a task on the loop: has something done once all tasks that were handed over together are. */
    void afterwards(Runnable task) {
        afterwards.add(task);
    }

    private void run() {
        List<Runnable> batch;
        synchronized (this) {
            batch = waiting;
            waiting = new ArrayList<>(batch.size());
            woken = false;
        }
        for (Runnable task : batch) {
            runGuarded(task);
        }
        for (Runnable task : afterwards) {
            runGuarded(task);
        }
        afterwards.clear();
    }

    /** What fails for one socket must not keep anything from the others. */
    private static void runGuarded(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException bug) {
            LOG.error("writing to a socket failed", bug);
        }
    }
}
