package balcony.server.journal;

import balcony.server.journal.Database.Work;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A few read-only connections, lent out one at a time. */
final class Readers {
    private static final Logger LOG = LoggerFactory.getLogger(Readers.class);
    private static final long PATIENCE_SECONDS = 10;

    private final BlockingQueue<Sql> idle;
    private final int size;

    Readers(List<Sql> connections) {
        this.size = connections.size();
        this.idle = new ArrayBlockingQueue<>(size, true, connections);
    }

    <T> T read(Work<T> work) {
        Sql sql = borrow();
        try {
            return work.run(sql);
        } finally {
            idle.add(sql);
        }
    }

    private Sql borrow() {
        try {
            Sql sql = idle.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
            if (sql == null) {
                throw new StorageFailed("no reader of the store came free in " + PATIENCE_SECONDS + " s");
            }
            return sql;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StorageFailed("interrupted while waiting for the store", e);
        }
    }

    void close() {
        for (int i = 0; i < size; i++) {
            try {
                borrow().close();
            } catch (SQLException | StorageFailed e) {
                LOG.warn("a reader closed badly reason={}", e.toString());
            }
        }
    }
}
