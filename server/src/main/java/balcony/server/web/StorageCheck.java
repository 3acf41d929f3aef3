package balcony.server.web;

import balcony.server.journal.Database;

/** Ready only while commits succeed: without them nobody's drawing is kept, so nobody's is shown. */
public final class StorageCheck implements HealthRoutes.Check {
    private final Database database;

    public StorageCheck(Database database) {
        this.database = database;
    }

    @Override
    public String name() {
        return "storage";
    }

    @Override
    public HealthRoutes.State state() {
        return database.healthy() ? HealthRoutes.State.UP : HealthRoutes.State.DOWN;
    }
}
