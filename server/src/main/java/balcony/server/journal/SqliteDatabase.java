package balcony.server.journal;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import org.flywaydb.core.Flyway;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.JournalMode;
import org.sqlite.SQLiteConfig.SynchronousMode;

/** The store in one SQLite file: write-ahead log, every commit on the disk before it is told, deleted content overwritten. */
public final class SqliteDatabase implements Database {
    /** The number of the newest migration, which each migration also writes into the file. */
    static final long SCHEMA = 8;

    private static final Logger LOG = LoggerFactory.getLogger(SqliteDatabase.class);
    private static final int READERS = 4;
    private static final int BUSY_MILLISECONDS = 5_000;
    private static final int LARGEST_LOG_BYTES = 64 * 1024 * 1024;

    private final Sql writing;
    private final GroupCommit writer;
    private final Readers readers;
    private final AtomicBoolean closed = new AtomicBoolean();
    private final AtomicBoolean probing = new AtomicBoolean();

    private SqliteDatabase(Sql writing, List<Sql> reading, StoreWatch watch) {
        this.writing = writing;
        this.writer = new GroupCommit(writing, watch);
        this.readers = new Readers(reading);
    }

    /**
     * Opens the file, or makes it, and brings it to this build's schema.
     *
     * @throws StorageFailed if it cannot be opened, or was written by a newer Balcony
     */
    public static SqliteDatabase open(Path file) {
        return open(file, StoreWatch.NOBODY);
    }

    /** As above, with somebody who watches its steps. */
    public static SqliteDatabase open(Path file, StoreWatch watch) {
        String url = "jdbc:sqlite:" + file;
        try {
            Sql writing = new Sql(writing().createConnection(url));
            try {
                migrate(writing, url, file, watch);
                List<Sql> reading = new ArrayList<>();
                for (int i = 0; i < READERS; i++) {
                    reading.add(new Sql(reading().createConnection(url)));
                }
                return new SqliteDatabase(writing, reading, watch);
            } catch (SQLException | RuntimeException e) {
                writing.close();
                throw e;
            }
        } catch (SQLException e) {
            throw new StorageFailed("cannot open " + file + ": " + e.getMessage(), e);
        }
    }

    /** Overwrites on the disk what was deleted in a file that nobody has open: also in its log and its free pages. */
    public static void erase(Path file) {
        try (Sql sql = new Sql(writing().createConnection("jdbc:sqlite:" + file))) {
            sql.command("VACUUM");
            sql.command("PRAGMA wal_checkpoint(TRUNCATE)");
        } catch (SQLException e) {
            throw new StorageFailed("cannot overwrite what was deleted: " + e.getMessage(), e);
        }
    }

    private static SQLiteConfig writing() {
        SQLiteConfig config = new SQLiteConfig();
        config.setJournalMode(JournalMode.WAL);
        config.setSynchronous(SynchronousMode.FULL);
        config.setBusyTimeout(BUSY_MILLISECONDS);
        config.setJournalSizeLimit(LARGEST_LOG_BYTES);
        config.enforceForeignKeys(true);
        config.setPragma(SQLiteConfig.Pragma.SECURE_DELETE, "true");
        return config;
    }

    private static SQLiteConfig reading() {
        SQLiteConfig config = new SQLiteConfig();
        config.setReadOnly(true);
        config.setBusyTimeout(BUSY_MILLISECONDS);
        return config;
    }

    /** Flyway takes longer to look than all else at a start, so it is asked only when the file's own number is behind. */
    private static void migrate(Sql sql, String url, Path file, StoreWatch watch) {
        long found = sql.number("PRAGMA user_version");
        if (found > SCHEMA) {
            throw new StorageFailed(file + " was written by a newer Balcony (schema " + found + ", this one knows "
                    + SCHEMA + "): start that one, or restore a backup from before");
        }
        if (found < SCHEMA) {
            Flyway.configure()
                    .dataSource(url, "", "")
                    .locations("classpath:db/migration")
                    .callbacks(new MigrationWatch(watch))
                    .load()
                    .migrate();
            LOG.info("schema brought up to date from={} to={}", found, SCHEMA);
        }
    }

    @Override
    public <T> CompletionStage<T> write(Work<T> work) {
        return writer.submit(work);
    }

    @Override
    public <T> T read(Work<T> work) {
        return readers.read(work);
    }

    /** Tells of each commit from now on. */
    public void watch(CommitMeter commits) {
        writer.watch(commits);
    }

    @Override
    public boolean healthy() {
        boolean succeeds = writer.succeeds();
        if (writer.isUncertain() && !probing.getAndSet(true)) {
            var unused = writer.submit(sql -> sql.update("INSERT INTO setting (name, value) VALUES ('probe', '1')"
                            + " ON CONFLICT DO UPDATE SET value = value + 1"))
                    .whenComplete((done, failed) -> probing.set(false));
        }
        return succeeds && !writer.isStuck();
    }

    @Override
    public void close() {
        if (closed.getAndSet(true)) {
            return;
        }
        writer.close();
        readers.close();
        try {
            writing.close();
        } catch (SQLException e) {
            LOG.warn("the store closed badly reason={}", e.toString());
        }
    }
}
