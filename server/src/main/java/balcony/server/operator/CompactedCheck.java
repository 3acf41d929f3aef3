package balcony.server.operator;

import balcony.server.crdt.CompactedDocument;
import balcony.server.journal.MapId;
import balcony.server.journal.Sql;
import java.util.Arrays;
import java.util.function.Consumer;

/** The check of the compacted documents, which are only a cache beside the log: the server drops and makes again what is damaged. */
final class CompactedCheck {
    private final Consumer<Finding> findings;

    CompactedCheck(Consumer<Finding> findings) {
        this.findings = findings;
    }

    void run(Sql sql) {
        sql.each("SELECT map, position, sha256, document FROM compacted", row -> {
            MapId map = new MapId(row.text(1));
            byte[] document = row.bytes(4);
            if (!Arrays.equals(Sha256.of(document), row.bytes(3))
                    || CompactedDocument.read(document).isEmpty()) {
                findings.accept(Finding.ofCache(map, "its compacted document is not what was stored"));
            } else if (sql.number("SELECT count(*) FROM change WHERE map = ? AND position = ?", map, row.number(2))
                    == 0) {
                findings.accept(Finding.ofCache(map, "its compacted document ends at a change that is not in the log"));
            }
        });
    }
}
