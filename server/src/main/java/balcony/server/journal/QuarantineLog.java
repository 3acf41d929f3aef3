package balcony.server.journal;

import balcony.server.crdt.ChangeHash;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** The changes that the reader does not load, kept over restarts for the build that met them: a later one may be able to. */
public final class QuarantineLog {
    private final Database database;
    private final String version;

    /** @param version this build's */
    public QuarantineLog(Database database, String version) {
        this.database = database;
        this.version = version;
    }

    /** The changes in quarantine. Blocks. */
    public List<ChangeHash> held() {
        return database.read(sql ->
                sql.list("SELECT hash FROM quarantine WHERE version = ?", row -> ChangeHash.of(row.bytes(1)), version));
    }

    /** Makes it durable that a change is in quarantine. */
    public CompletionStage<Void> hold(ChangeHash hash, Instant at) {
        return database.write(sql -> sql.update(
                        "INSERT INTO quarantine (hash, version, at) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
                        hash.bytes(),
                        version,
                        at))
                .thenAccept(done -> {});
    }
}
