package balcony.server.journal;

import java.util.UUID;

/** The id of this data folder, a UUID in text: made once, the same for its life. */
public record StorageId(String value) {
    private static final String NAME = "storage-id";

    /** Reads it, or makes it. Blocks. */
    public static StorageId of(Database database) {
        return database.write(sql -> {
                    sql.update(
                            "INSERT INTO setting (name, value) VALUES (?, ?) ON CONFLICT DO NOTHING",
                            NAME,
                            UUID.randomUUID().toString());
                    return sql.first(
                                    "SELECT value FROM setting WHERE name = ?", row -> new StorageId(row.text(1)), NAME)
                            .orElseThrow();
                })
                .toCompletableFuture()
                .join();
    }

    @Override
    public String toString() {
        return value;
    }
}
