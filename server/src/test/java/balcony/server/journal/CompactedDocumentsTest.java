package balcony.server.journal;

import static balcony.server.journal.ChangeLogContract.ASHA;
import static balcony.server.journal.ChangeLogContract.HARBOUR;
import static balcony.server.journal.ChangeLogContract.MARKET;
import static balcony.server.journal.ChangeLogContract.NOON;
import static balcony.server.journal.ChangeLogContract.changes;
import static balcony.server.journal.ChangeLogContract.done;
import static org.assertj.core.api.Assertions.assertThat;

import balcony.server.crdt.CompactedDocument;
import balcony.server.crdt.StockPeer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompactedDocumentsTest {
    @TempDir
    private Path folder;

    private SqliteDatabase database;
    private SqlCompactedDocuments compacted;

    @BeforeEach
    void open() {
        database = SqliteDatabase.open(folder.resolve("balcony.db"));
        compacted = new SqlCompactedDocuments(database, StoreWatch.NOBODY);
    }

    @AfterEach
    void close() {
        database.close();
    }

    private static CompactedDocument document(int changes) throws IOException {
        byte[] chunk =
                StockPeer.run("saved.mjs", "", changes).get(0).get("document").binaryValue();
        return CompactedDocument.read(chunk).orElseThrow();
    }

    @Test
    @DisplayName(
            "J11: a map has at most one compacted document, the one that goes furthest, byte for byte or not at all")
    void a_map_has_one_compacted_document() throws IOException {
        CompactedDocument small = document(3);
        CompactedDocument large = document(5);
        done(compacted.keep(HARBOUR, 5, large, NOON));
        done(compacted.keep(HARBOUR, 3, small, NOON));

        assertThat(compacted.upTo(HARBOUR)).isEqualTo(5);
        assertThat(compacted.find(HARBOUR).orElseThrow().chunk()).isEqualTo(large.chunk());
        assertThat(compacted.find(MARKET)).isEmpty();

        done(database.write(sql -> sql.update("UPDATE compacted SET sha256 = zeroblob(32)")));
        assertThat(compacted.find(HARBOUR)).as("damaged").isEmpty();
        done(database.write(sql -> sql.number("PRAGMA user_version"))); // behind the write that drops it
        assertThat(compacted.upTo(HARBOUR)).as("and dropped").isZero();
    }

    @Test
    @DisplayName("J11 SY14: names count only while the log has as many changes up to their position")
    void names_count_only_while_the_log_has_as_many() {
        SqlChangeLog log = new SqlChangeLog(database);
        List<StoredChange> stored = done(log.append(HARBOUR, changes("aa", 3), ASHA, NOON));
        long last = stored.get(2).position();
        byte[] names = {1, 2, 3};

        done(compacted.keepNames(HARBOUR, last, 3, names, NOON));
        assertThat(compacted.names(HARBOUR).orElseThrow()).isEqualTo(names);
        done(compacted.keepNames(HARBOUR, last, 2, names, NOON));
        assertThat(compacted.names(HARBOUR)).isEmpty();
    }

    @Test
    @DisplayName("J11: dropping the compacted documents and the names loses nothing of the log")
    void dropping_the_caches_loses_nothing() throws IOException {
        SqlChangeLog log = new SqlChangeLog(database);
        List<StoredChange> stored = done(log.append(HARBOUR, changes("aa", 3), ASHA, NOON));
        done(compacted.keep(HARBOUR, 3, document(3), NOON));
        done(compacted.keepNames(HARBOUR, 3, 3, new byte[] {1}, NOON));

        done(database.write(sql -> sql.update("DELETE FROM compacted") + sql.update("DELETE FROM change_names")));

        assertThat(log.load(HARBOUR)).usingRecursiveComparison().isEqualTo(stored);
    }
}
