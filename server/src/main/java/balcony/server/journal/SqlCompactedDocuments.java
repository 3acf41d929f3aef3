package balcony.server.journal;

import balcony.server.crdt.CompactedDocument;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The compacted documents in SQL. */
public final class SqlCompactedDocuments implements CompactedDocuments {
    private static final Logger LOG = LoggerFactory.getLogger(SqlCompactedDocuments.class);

    private final Database database;
    private final StoreWatch watch;

    private record Kept(byte[] sha256, byte[] chunk) {}

    /** @param watch told when a document was written, before it is committed */
    public SqlCompactedDocuments(Database database, StoreWatch watch) {
        this.database = database;
        this.watch = watch;
    }

    @Override
    public long upTo(MapId map) {
        return database.read(sql -> sql.first("SELECT position FROM compacted WHERE map = ?", row -> row.number(1), map)
                .orElse(0L));
    }

    @Override
    public Optional<CompactedDocument> find(MapId map) {
        Optional<Kept> kept = database.read(sql -> sql.first(
                "SELECT sha256, document FROM compacted WHERE map = ?",
                row -> new Kept(row.bytes(1), row.bytes(2)),
                map));
        if (kept.isEmpty()) {
            return Optional.empty();
        }
        Optional<CompactedDocument> document = Arrays.equals(sha256(kept.get().chunk), kept.get().sha256)
                ? CompactedDocument.read(kept.get().chunk)
                : Optional.empty();
        if (document.isEmpty()) {
            LOG.atWarn().addKeyValue("map", map).log("a compacted document was damaged and is dropped");
            database.write(
                    sql -> sql.update("DELETE FROM compacted WHERE map = ? AND sha256 = ?", map, kept.get().sha256));
        }
        return document;
    }

    @Override
    public CompletionStage<Void> keep(MapId map, long upTo, CompactedDocument document, Instant at) {
        byte[] sha256 = sha256(document.chunk());
        return database.write(sql -> {
                    int rows = sql.update(
                            "INSERT INTO compacted (map, position, sha256, document, at) VALUES (?, ?, ?, ?, ?)"
                                    + " ON CONFLICT (map) DO UPDATE SET position = excluded.position, sha256 = excluded.sha256,"
                                    + " document = excluded.document, at = excluded.at WHERE excluded.position > position",
                            map,
                            upTo,
                            sha256,
                            document.chunk(),
                            at);
                    watch.at(StoreStep.COMPACTING);
                    return rows;
                })
                .thenAccept(rows -> {});
    }

    @Override
    public Optional<byte[]> names(MapId map) {
        Optional<Kept> kept = database.read(sql -> sql.first(
                "SELECT sha256, names FROM change_names WHERE map = ? AND changes ="
                        + " (SELECT count(*) FROM change WHERE change.map = change_names.map AND change.position <= change_names.position)",
                row -> new Kept(row.bytes(1), row.bytes(2)),
                map));
        return kept.filter(found -> Arrays.equals(sha256(found.chunk), found.sha256))
                .map(Kept::chunk);
    }

    @Override
    public CompletionStage<Void> keepNames(MapId map, long upTo, int changes, byte[] names, Instant at) {
        byte[] sha256 = sha256(names);
        return database.write(sql -> sql.update(
                        "INSERT INTO change_names (map, position, changes, sha256, names, at) VALUES (?, ?, ?, ?, ?, ?)"
                                + " ON CONFLICT (map) DO UPDATE SET position = excluded.position, changes = excluded.changes,"
                                + " sha256 = excluded.sha256, names = excluded.names, at = excluded.at",
                        map,
                        upTo,
                        changes,
                        sha256,
                        names,
                        at))
                .thenAccept(rows -> {});
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
