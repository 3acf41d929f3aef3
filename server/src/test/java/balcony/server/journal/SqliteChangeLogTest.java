package balcony.server.journal;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

class SqliteChangeLogTest extends ChangeLogContract {
    @TempDir
    private Path folder;

    private SqliteDatabase database;

    @BeforeEach
    void open() {
        database = SqliteDatabase.open(folder.resolve("balcony.db"));
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Override
    ChangeLog log() {
        return new SqlChangeLog(database);
    }

    @Override
    void reopen() {
        close();
        open();
    }
}
