package balcony.server.access;

import balcony.server.journal.Database;
import balcony.server.journal.MapId;
import balcony.server.journal.PersonId;
import balcony.server.journal.Row;
import balcony.server.journal.Sql;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** When the groups of maps meet next. On the server, beside the map: a place may be somebody's, and it is to be forgotten again. */
public final class NextSessions {
    private final Database database;
    private final Clock clock;

    NextSessions(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Blocks. */
    public Optional<NextSession> of(MapId map) {
        return database.read(sql -> read(sql, map));
    }

    private static Optional<NextSession> read(Sql sql, MapId map) {
        return sql.first(
                "SELECT at, minutes, zone, place, changed FROM next_session WHERE map = ?", NextSessions::session, map);
    }

    private static NextSession session(Row row) throws SQLException {
        return new NextSession(
                row.time(1), Duration.ofMinutes(row.number(2)), ZoneId.of(row.text(3)), row.text(4), row.number(5));
    }

    /** Sets it, which only enablers do; in place of what was set before. */
    public CompletionStage<NextSession> set(
            PersonId asker, MapId map, Instant at, Duration length, ZoneId zone, String place) {
        Instant now = clock.instant();
        return database.write(sql -> {
            Grants.enabler(sql, asker, map);
            sql.update(
                    "INSERT INTO next_session (map, at, minutes, zone, place, changed) VALUES (?, ?, ?, ?, ?, 0)"
                            + " ON CONFLICT (map) DO UPDATE SET at = excluded.at, minutes = excluded.minutes,"
                            + " zone = excluded.zone, place = excluded.place, changed = changed + 1",
                    map,
                    at,
                    length.toMinutes(),
                    zone.getId(),
                    place);
            Audit.note(sql, now, asker, map, "next-session-set", "");
            return read(sql, map).orElseThrow();
        });
    }

    /** Forgets it, which only enablers do. */
    public CompletionStage<Void> clear(PersonId asker, MapId map) {
        Instant now = clock.instant();
        return database.write(sql -> {
                    Grants.enabler(sql, asker, map);
                    int gone = sql.update("DELETE FROM next_session WHERE map = ?", map);
                    Audit.note(sql, now, asker, map, "next-session-cleared", "");
                    return gone;
                })
                .thenAccept(done -> {});
    }
}
