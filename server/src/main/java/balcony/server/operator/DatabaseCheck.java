package balcony.server.operator;

import balcony.server.journal.MapId;
import balcony.server.journal.Sql;
import balcony.server.journal.SqliteFile;
import balcony.server.journal.StorageFailed;
import java.util.ArrayList;
import java.util.List;

/**
 * Looks through a whole database, as of one moment, for anything that is not as it was written. What can be told: the file's own
 * structure, every change (a chunk is its own checksum), what changes, actors and moments say of each other. What cannot: a
 * letter that flipped in a name, which nothing vouches for.
 */
final class DatabaseCheck {
    /** Findings beyond so many are counted only: a torn file has one for each row. */
    private static final int MOST_TOLD = 100;

    private final Progress progress;
    private final List<Finding> findings = new ArrayList<>();
    private long untold;

    DatabaseCheck(Progress progress) {
        this.progress = progress;
    }

    CheckReport run(SqliteFile file) {
        return file.snapshot(this::run);
    }

    private CheckReport run(Sql sql) {
        progress.now("checking the file");
        guarded("the file", () -> checkFile(sql));
        List<MapId> maps = new ArrayList<>();
        guarded(
                "the list of maps",
                () -> sql.each(
                        "SELECT id FROM map UNION SELECT DISTINCT map FROM change ORDER BY 1",
                        row -> maps.add(new MapId(row.text(1)))));
        List<CheckedMap> checked = new ArrayList<>();
        for (MapId map : maps) {
            progress.now("checked " + checked.size() + " of " + maps.size() + " maps");
            checked.add(new MapCheck(map, this::found).run(sql));
        }
        if (sql.number("SELECT count(*) FROM sqlite_master WHERE name = 'compacted'") > 0) {
            guarded("the compacted documents", () -> new CompactedCheck(this::found).run(sql));
        }
        guarded("the journal", () -> checkCount(sql, checked));
        if (untold > 0) {
            findings.add(Finding.ofFile("and " + untold + " more"));
        }
        return new CheckReport(checked, findings, lastPosition(sql));
    }

    private void checkFile(Sql sql) {
        sql.each("PRAGMA integrity_check(" + MOST_TOLD + ")", row -> {
            if (!row.text(1).equals("ok")) {
                found(Finding.ofFile("the file: " + row.text(1)));
            }
        });
        sql.each(
                "PRAGMA foreign_key_check",
                row -> found(Finding.ofFile(
                        "a row of " + row.text(1) + " names one of " + row.text(3) + " that is not there")));
    }

    /** A row that an index lost is in no map's log and yet in the table. */
    private void checkCount(Sql sql, List<CheckedMap> checked) {
        long rows = sql.number("SELECT count(*) FROM change NOT INDEXED");
        long read = checked.stream().mapToLong(CheckedMap::changes).sum();
        if (rows != read) {
            found(Finding.ofFile("the journal has " + rows + " changes, the maps show " + read));
        }
    }

    private static long lastPosition(Sql sql) {
        try {
            return sql.number("SELECT coalesce(max(position), 0) FROM change");
        } catch (StorageFailed damaged) {
            return 0;
        }
    }

    private void guarded(String what, Runnable reading) {
        try {
            reading.run();
        } catch (StorageFailed e) {
            found(Finding.ofFile(what + " cannot be read: " + e.getMessage()));
        }
    }

    private void found(Finding finding) {
        if (findings.size() < MOST_TOLD) {
            findings.add(finding);
        } else {
            untold++;
        }
    }
}
