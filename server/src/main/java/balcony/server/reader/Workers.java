package balcony.server.reader;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The children, each lent to one request at a time: the one that already holds the document if it is free. A child that ended
 * is started again at once, in the background if nobody waits for it.
 */
final class Workers implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Workers.class);
    private static final long RESTART_PAUSE_MILLIS = 500;

    private final ReaderSettings settings;
    private final ScheduledExecutorService clock;
    private final ReentrantLock lock = new ReentrantLock(true);
    private final Condition free = lock.newCondition();
    private final List<Seat> seats = new ArrayList<>();
    private final LongAdder starts = new LongAdder();
    private boolean closed;

    /** A place for one child. Its fields are read and written under the lock, or by the thread to which it is lent. */
    private static final class Seat {
        private final Path folder;
        private boolean lent;
        private boolean revivalDue;
        private @Nullable Worker worker;

        Seat(Path folder) {
            this.folder = folder;
        }

        boolean isUp() {
            return worker != null && worker.isAlive();
        }

        int held(Request.Copy copy, String document) {
            return worker != null && worker.isAlive() ? worker.held(copy, document) : -1;
        }
    }

    Workers(ReaderSettings settings, ScheduledExecutorService clock) {
        this.settings = settings;
        this.clock = clock;
        for (int i = 0; i < settings.workers(); i++) {
            seats.add(new Seat(settings.folder().resolve("worker-" + i)));
        }
    }

    /** Work to be done with a child. */
    interface Work<T> {
        T run(Worker worker) throws Worker.Ended, Mishap;
    }

    /** Whether a child is there to answer. */
    boolean isUp() {
        lock.lock();
        try {
            return seats.stream().anyMatch(Seat::isUp);
        } finally {
            lock.unlock();
        }
    }

    /** How many children have been started so far. */
    long starts() {
        return starts.sum();
    }

    /** The process ids of the children that are there. */
    List<Long> pids() {
        lock.lock();
        try {
            return seats.stream()
                    .flatMap(seat -> Optional.ofNullable(seat.worker).stream())
                    .filter(Worker::isAlive)
                    .map(Worker::pid)
                    .toList();
        } finally {
            lock.unlock();
        }
    }

    /** Starts the first child in the background, so that the first request finds it there. */
    void warm() {
        revive(seats.get(0));
    }

    /** Lends a child to some work, started if need be. */
    <T> T with(Request.Copy copy, String document, Work<T> work) throws Worker.Ended, Mishap {
        Seat seat = take(copy, document);
        try {
            return work.run(worker(seat));
        } finally {
            give(seat);
        }
    }

    private Seat take(Request.Copy copy, String document) {
        long patience = settings.patience().toNanos();
        lock.lock();
        try {
            while (true) {
                if (closed) {
                    throw ReaderException.unavailable("the reader is shut");
                }
                Optional<Seat> best = seats.stream()
                        .filter(seat -> !seat.lent)
                        .max(Comparator.comparingInt(seat -> seat.held(copy, document)));
                if (best.isPresent()) {
                    best.get().lent = true;
                    return best.get();
                }
                if (patience <= 0) {
                    throw ReaderException.unavailable("the reader is busy");
                }
                patience = free.awaitNanos(patience);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw ReaderException.unavailable("interrupted");
        } finally {
            lock.unlock();
        }
    }

    private void give(Seat seat) {
        lock.lock();
        try {
            seat.lent = false;
            free.signal();
            if (closed && seat.worker != null) {
                seat.worker.close();
            } else if (seat.worker != null && !seat.worker.isAlive()) {
                reviveAfter(seat, 0);
            }
        } finally {
            lock.unlock();
        }
    }

    /** The child of a seat that is lent to the caller. */
    private Worker worker(Seat seat) {
        Worker current = seat.worker;
        if (current != null && current.isAlive()) {
            return current;
        }
        try {
            Worker started = Worker.start(settings, seat.folder, clock, () -> reviveAfter(seat, 0));
            starts.increment();
            seat(seat, started);
            return started;
        } catch (IOException | Worker.Ended failed) {
            LOG.atError().setCause(failed).log("reader did not start");
            seat(seat, null);
            reviveAfter(seat, RESTART_PAUSE_MILLIS);
            throw ReaderException.unavailable("the reader does not start");
        }
    }

    private void seat(Seat seat, @Nullable Worker worker) {
        lock.lock();
        try {
            seat.worker = worker;
        } finally {
            lock.unlock();
        }
    }

    /** Starts a seat's child again after a pause; asked for twice, it happens once. */
    private void reviveAfter(Seat seat, long millis) {
        lock.lock();
        try {
            if (closed || seat.revivalDue) {
                return;
            }
            seat.revivalDue = true;
            ScheduledFuture<?> due = clock.schedule(() -> revive(seat), millis, TimeUnit.MILLISECONDS);
            LOG.atDebug()
                    .addKeyValue("millis", due.getDelay(TimeUnit.MILLISECONDS))
                    .log("reader starts again");
        } catch (RejectedExecutionException shut) {
            LOG.debug("reader ended on shutdown");
        } finally {
            lock.unlock();
        }
    }

    private void revive(Seat seat) {
        lock.lock();
        try {
            seat.revivalDue = false;
            if (closed || seat.lent || seat.isUp()) {
                return;
            }
            seat.lent = true;
        } finally {
            lock.unlock();
        }
        try {
            worker(seat);
        } catch (ReaderException failed) {
            LOG.debug("tried again after a pause");
        } finally {
            give(seat);
        }
    }

    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            free.signalAll();
            for (Seat seat : seats) {
                if (seat.worker != null) {
                    seat.worker.close();
                }
            }
        } finally {
            lock.unlock();
        }
    }
}
