package balcony.server.journal;

import balcony.server.journal.Database.Work;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The only writer. Its thread takes all that waits, runs each piece inside a savepoint of one transaction, commits once, and then
 * tells each who asked. A piece that fails is rolled back alone; if the commit fails, all pieces do.
 */
final class GroupCommit {
    private static final Logger LOG = LoggerFactory.getLogger(GroupCommit.class);
    /** More waiting than this means a disk that does not keep up: better to say so than to fill the memory. */
    private static final int MOST_WAITING = 20_000;

    private static final int LARGEST_GROUP = 1_000;

    /** A commit that takes longer makes the store unwell while it lasts: nothing is told as done meanwhile. */
    private static final Duration SLOW = Duration.ofSeconds(2);

    /** For how long a commit shows that the next one will succeed too. */
    private static final Duration CERTAIN_FOR = Duration.ofSeconds(5);

    private final Sql sql;
    private final StoreWatch watch;
    private final BlockingQueue<Piece<?>> waiting = new LinkedBlockingQueue<>(MOST_WAITING);
    private final Piece<Boolean> last = new Piece<>(nothing -> true);
    private final Thread thread;
    private final Object gate = new Object();
    private boolean closing;
    private volatile boolean healthy = true;
    private volatile long lastNanos = System.nanoTime();
    private volatile CommitMeter meter = (nanos, stored) -> {};
    private volatile Optional<Long> committingSinceNanos = Optional.empty();

    GroupCommit(Sql sql, StoreWatch watch) {
        this.sql = sql;
        this.watch = watch;
        this.thread = new Thread(this::run, "journal");
        thread.start();
    }

    <T> CompletionStage<T> submit(Work<T> work) {
        Piece<T> piece = new Piece<>(work);
        synchronized (gate) {
            if (closing) {
                piece.fail(new StorageFailed("the server is closing"));
            } else if (!waiting.offer(piece)) {
                piece.fail(new StorageFailed("the disk does not keep up: " + MOST_WAITING + " writes wait"));
            }
        }
        return piece.done;
    }

    /** Whether the latest commit succeeded. */
    boolean succeeds() {
        return healthy;
    }

    /** Tells of each transaction from now on. */
    void watch(CommitMeter commits) {
        meter = commits;
    }

    /** Whether no commit has shown lately that the disk is well. */
    boolean isUncertain() {
        return !healthy || System.nanoTime() - lastNanos > CERTAIN_FOR.toNanos();
    }

    /** Whether a commit has been under way for long. */
    boolean isStuck() {
        return committingSinceNanos
                .filter(since -> System.nanoTime() - since > SLOW.toNanos())
                .isPresent();
    }

    /** Writes what waits, then ends the thread. */
    void close() {
        synchronized (gate) {
            if (closing) {
                return;
            }
            closing = true;
        }
        try {
            waiting.put(last);
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        List<Piece<?>> group = new ArrayList<>();
        boolean more = true;
        while (more) {
            group.clear();
            try {
                group.add(waiting.take());
            } catch (InterruptedException e) {
                LOG.warn("an interruption does not end the journal");
                continue;
            }
            waiting.drainTo(group, LARGEST_GROUP - 1);
            more = !group.contains(last);
            commit(group);
        }
    }

    private void commit(List<Piece<?>> group) {
        long begun = System.nanoTime();
        boolean stored = false;
        committingSinceNanos = Optional.of(begun);
        try {
            watch.at(StoreStep.BEFORE_WRITE);
            sql.transaction("BEGIN IMMEDIATE");
            for (Piece<?> piece : group) {
                piece.runIn(sql);
            }
            watch.at(StoreStep.BEFORE_COMMIT);
            sql.transaction("COMMIT");
            stored = true;
            watch.at(StoreStep.COMMITTED);
        } catch (SQLException | RuntimeException e) {
            rollBack();
            healthy = false;
            LOG.error("commit failed writes={}", group.size(), e);
            StorageFailed failure = new StorageFailed("not committed: " + e.getMessage(), e);
            group.forEach(piece -> piece.fail(failure));
            return;
        } finally {
            committingSinceNanos = Optional.empty();
            lastNanos = System.nanoTime();
            meter.committed(lastNanos - begun, stored);
        }
        healthy = true;
        group.forEach(Piece::tell);
        watch.at(StoreStep.TOLD);
    }

    private void rollBack() {
        try {
            sql.transaction("ROLLBACK");
        } catch (SQLException e) {
            LOG.debug("nothing was left to roll back", e);
        }
    }

    /** One caller's work and what becomes of it; only the journal's thread touches it after it was handed in. */
    private static final class Piece<T> {
        private final Work<T> work;
        private final CompletableFuture<T> done = new CompletableFuture<>();
        private Runnable outcome = () -> {};

        Piece(Work<T> work) {
            this.work = work;
        }

        /** Runs the work in a savepoint of its own. Throws only if the whole transaction is lost. */
        void runIn(Sql sql) throws SQLException {
            sql.transaction("SAVEPOINT piece");
            try {
                T result = work.run(sql);
                outcome = () -> done.complete(result);
            } catch (RuntimeException e) {
                if (e instanceof StorageFailed failed && failed.isFault()) {
                    throw e;
                }
                sql.transaction("ROLLBACK TO piece");
                outcome = () -> done.completeExceptionally(e);
            }
            sql.transaction("RELEASE piece");
        }

        void tell() {
            outcome.run();
        }

        void fail(StorageFailed failure) {
            done.completeExceptionally(failure);
        }
    }
}
