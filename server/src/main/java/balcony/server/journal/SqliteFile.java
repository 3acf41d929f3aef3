package balcony.server.journal;

import balcony.server.journal.Database.Work;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import org.sqlite.SQLiteConfig;

/**
 * A store's file, opened to be looked at and copied: by a command at the terminal, also while a server writes to it. One thread
 * at a time.
 */
public final class SqliteFile implements AutoCloseable {
    private static final int BUSY_MILLISECONDS = 5_000;

    private final Sql sql;

    private SqliteFile(Sql sql) {
        this.sql = sql;
    }

    /**
     * Opens a file that is there.
     *
     * @throws StorageFailed if it is not, or is no store, or was written by a newer Balcony
     */
    public static SqliteFile open(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new StorageFailed("there is no " + file);
        }
        SQLiteConfig config = new SQLiteConfig();
        config.setReadOnly(true);
        config.setBusyTimeout(BUSY_MILLISECONDS);
        try {
            Sql sql = new Sql(config.createConnection("jdbc:sqlite:" + file));
            try {
                checkSchema(sql, file);
                return new SqliteFile(sql);
            } catch (RuntimeException e) {
                sql.close();
                throw e;
            }
        } catch (SQLException e) {
            throw new StorageFailed("cannot open " + file + ": " + e.getMessage(), e);
        }
    }

    private static void checkSchema(Sql sql, Path file) {
        long found = sql.number("PRAGMA user_version");
        if (found > SqliteDatabase.SCHEMA) {
            throw new StorageFailed(file + " was written by a newer Balcony (schema " + found + ", this one knows "
                    + SqliteDatabase.SCHEMA + ")");
        }
        if (found == 0) {
            throw new StorageFailed(file + " holds no Balcony");
        }
    }

    /** Reads at one moment: what a server commits meanwhile is not seen. */
    public <T> T snapshot(Work<T> work) {
        try {
            sql.command("BEGIN");
            try {
                return work.run(sql);
            } finally {
                sql.command("ROLLBACK");
            }
        } catch (SQLException e) {
            throw new StorageFailed(String.valueOf(e.getMessage()), e);
        }
    }

    /** Writes all that is committed now, as of one moment, into an empty file. */
    public void copyTo(Path target) {
        sql.update("VACUUM INTO ?", target.toString());
    }

    /** How large it is, in bytes. */
    public long bytes() {
        return sql.number("PRAGMA page_count") * sql.number("PRAGMA page_size");
    }

    @Override
    public void close() {
        try {
            sql.close();
        } catch (SQLException e) {
            throw new StorageFailed("a file closed badly: " + e.getMessage(), e);
        }
    }
}
