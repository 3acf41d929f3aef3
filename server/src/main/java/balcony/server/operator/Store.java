package balcony.server.operator;

import balcony.server.journal.DataFolder;
import balcony.server.journal.Database;
import balcony.server.journal.SqliteDatabase;
import balcony.server.journal.StorageFailed;
import java.nio.file.Files;
import java.nio.file.Path;

/** A data folder that a command writes to, with no server beside it: a running one keeps what it knows of maps in memory. */
final class Store implements AutoCloseable {
    private final DataFolder folder;
    private final Database database;

    private Store(DataFolder folder, Database database) {
        this.folder = folder;
        this.database = database;
    }

    /** @throws StorageFailed if there is no store, or a server uses it */
    static Store take(Path data) {
        if (!Files.isRegularFile(data.resolve(DataFolder.DATABASE))) {
            throw new StorageFailed("there is no " + data.resolve(DataFolder.DATABASE));
        }
        DataFolder folder;
        try {
            folder = DataFolder.take(data);
        } catch (StorageFailed taken) {
            throw new StorageFailed(taken.getMessage() + ": stop it first", taken);
        }
        try {
            return new Store(folder, SqliteDatabase.open(folder.database()));
        } catch (RuntimeException e) {
            folder.close();
            throw e;
        }
    }

    Database database() {
        return database;
    }

    @Override
    public void close() {
        database.close();
        folder.close();
    }
}
