package balcony.server.journal;

import java.util.concurrent.CompletionStage;

/** The one store of everything that lasts: a single writer that commits in groups, and readers beside it. */
public interface Database extends AutoCloseable {
    /** A piece of reading or writing; all of it happens, or none. */
    @FunctionalInterface
    interface Work<T> {
        T run(Sql sql);
    }

    /**
     * Runs the work on the writer's thread, in one transaction with whatever else waits. The stage completes on that thread,
     * only after the commit, with what the work returned; or with its exception, and then nothing of it was written.
     */
    <T> CompletionStage<T> write(Work<T> work);

    /** Reads what is committed, on the caller's thread; blocks, so never on an event loop. */
    <T> T read(Work<T> work);

    /**
     * Whether the latest commit succeeded, and none has been under way for long. If it did not succeed, or is
     * some seconds ago, asking also makes the writer try again, so that the next answer is a fresh one.
     */
    boolean healthy();

    /** Commits what waits, then closes. */
    @Override
    void close();
}
