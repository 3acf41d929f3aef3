package balcony.server.access;

import balcony.server.journal.Database;
import balcony.server.journal.MapId;
import balcony.server.journal.MemberId;
import balcony.server.journal.PersonId;
import balcony.server.journal.Row;
import balcony.server.journal.Sql;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** The conduct of each map, as its enablers set it. */
public final class Conducts {
    private final Database database;
    private final Grants grants;
    private final Clock clock;

    Conducts(Database database, Grants grants, Clock clock) {
        this.database = database;
        this.grants = grants;
        this.clock = clock;
    }

    /** The conduct of a map. Blocks. */
    public Conduct of(MapId map) {
        return database.read(sql -> read(sql, map));
    }

    static Conduct read(Sql sql, MapId map) {
        Optional<Conduct.Decision> handsOff =
                sql.first("SELECT member, at FROM hands_off WHERE map = ?", row -> decision(row, 1), map);
        Map<String, Map<String, Conduct.Decision>> locks = new HashMap<>();
        sql.each(
                "SELECT collection, record, member, at FROM locked_record WHERE map = ?",
                row -> locks.computeIfAbsent(row.text(1), any -> new HashMap<>())
                        .put(row.text(2), decision(row, 3)),
                map);
        return new Conduct(handsOff, locks);
    }

    private static Conduct.Decision decision(Row row, int column) throws SQLException {
        return new Conduct.Decision(new MemberId(row.text(column)), row.time(column + 1));
    }

    /**
     * Changes it, which only enablers do. What stands already keeps whose it is. When the stage completes, the map's room was
     * told.
     *
     * @return the conduct from now on
     */
    public CompletionStage<Conduct> change(PersonId asker, MapId map, ConductChange change) {
        Instant now = clock.instant();
        return database.write(sql -> {
                    MemberId by = Grants.enabler(sql, asker, map).member();
                    change.handsOff().ifPresent(on -> handsOff(sql, now, asker, map, by, on));
                    change.unlock().forEach(record -> unlock(sql, now, asker, map, record));
                    change.lock().forEach(record -> lock(sql, now, asker, map, by, record));
                    if (sql.number("SELECT count(*) FROM locked_record WHERE map = ?", map) > Conduct.MOST_LOCKS) {
                        throw new AccessRefused(Refusal.TOO_MANY_LOCKS);
                    }
                    return read(sql, map);
                })
                .thenApply(conduct -> {
                    grants.conductChanged(map);
                    return conduct;
                });
    }

    private static void handsOff(Sql sql, Instant now, PersonId asker, MapId map, MemberId by, boolean on) {
        int changed = on
                ? sql.update(
                        "INSERT INTO hands_off (map, member, at) VALUES (?, ?, ?) ON CONFLICT DO NOTHING", map, by, now)
                : sql.update("DELETE FROM hands_off WHERE map = ?", map);
        if (changed > 0) {
            Audit.note(sql, now, asker, map, on ? "hands-off" : "hands-on", "");
        }
    }

    private static void lock(Sql sql, Instant now, PersonId asker, MapId map, MemberId by, MapRecord record) {
        int changed = sql.update(
                "INSERT INTO locked_record (map, collection, record, member, at) VALUES (?, ?, ?, ?, ?)"
                        + " ON CONFLICT DO NOTHING",
                map,
                record.collection(),
                record.id(),
                by,
                now);
        if (changed > 0) {
            Audit.note(sql, now, asker, map, "locked", record.toString());
        }
    }

    private static void unlock(Sql sql, Instant now, PersonId asker, MapId map, MapRecord record) {
        int changed = sql.update(
                "DELETE FROM locked_record WHERE map = ? AND collection = ? AND record = ?",
                map,
                record.collection(),
                record.id());
        if (changed > 0) {
            Audit.note(sql, now, asker, map, "unlocked", record.toString());
        }
    }
}
