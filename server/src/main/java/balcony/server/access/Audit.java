package balcony.server.access;

import balcony.server.journal.MapId;
import balcony.server.journal.PersonId;
import balcony.server.journal.Sql;
import java.time.Instant;
import java.util.Optional;

/** The record of who did what to whom, written with the deed itself. Never content, never a secret. */
final class Audit {
    private Audit() {}

    static void note(Sql sql, Instant at, PersonId person, MapId map, String what, String detail) {
        sql.update(
                "INSERT INTO audit (at, person, map, what, detail) VALUES (?, ?, ?, ?, ?)",
                at,
                person,
                Optional.of(map),
                what,
                detail);
    }
}
