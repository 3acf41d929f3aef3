package balcony.server.access;

import balcony.server.journal.Database;
import balcony.server.journal.MapId;
import balcony.server.journal.PersonId;
import balcony.server.journal.Row;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** The links of maps for those who are not in them: made and withdrawn by enablers, followed by whoever holds one. */
public final class OpenLinks {
    /** So many links of a map are open at once. */
    public static final int MOST_OPEN = 50;

    private static final String COLUMNS = "SELECT id, map, kind, made_at, expires_at, revoked_at FROM open_link";

    private final Database database;
    private final Secrets secrets;
    private final Clock clock;

    OpenLinks(Database database, Secrets secrets, Clock clock) {
        this.database = database;
        this.secrets = secrets;
        this.clock = clock;
    }

    public CompletionStage<NewOpenLink> make(
            PersonId asker, MapId map, OpenLink.Kind kind, Optional<Instant> expiresAt) {
        Instant now = clock.instant();
        String token = secrets.token();
        OpenLink link = new OpenLink("l_" + secrets.token(), map, kind, now, expiresAt, Optional.empty());
        return database.write(sql -> {
            Grants.enabler(sql, asker, map);
            long open = sql.number(
                    "SELECT count(*) FROM open_link WHERE map = ? AND revoked_at IS NULL"
                            + " AND (expires_at IS NULL OR expires_at > ?)",
                    map,
                    now);
            if (open >= MOST_OPEN) {
                throw new AccessRefused(Refusal.TOO_MANY_LINKS);
            }
            sql.update(
                    "INSERT INTO open_link (id, map, kind, token_hash, made_by, made_at, expires_at)"
                            + " VALUES (?, ?, ?, ?, ?, ?, ?)",
                    link.id(),
                    map,
                    kind.word(),
                    Secrets.hash(token),
                    asker,
                    now,
                    expiresAt);
            Audit.note(sql, now, asker, map, "link-made", link.id() + " " + kind.word());
            return new NewOpenLink(link, token);
        });
    }

    /** A map's links that are open, the newest first; for enablers. Blocks. */
    public List<OpenLink> of(PersonId asker, MapId map) {
        Instant now = clock.instant();
        return database.read(sql -> {
            Grants.enabler(sql, asker, map);
            return sql.list(COLUMNS + " WHERE map = ? ORDER BY made_at DESC, id", OpenLinks::read, map).stream()
                    .filter(link -> link.isOpen(now))
                    .toList();
        });
    }

    /** Ends a link, from the next request on. */
    public CompletionStage<Void> revoke(PersonId asker, MapId map, String id) {
        Instant now = clock.instant();
        return database.write(sql -> {
                    Grants.enabler(sql, asker, map);
                    int found = sql.update(
                            "UPDATE open_link SET revoked_at = coalesce(revoked_at, ?) WHERE map = ? AND id = ?",
                            now,
                            map,
                            id);
                    if (found == 0) {
                        throw new AccessRefused(Refusal.NO_SUCH_LINK);
                    }
                    Audit.note(sql, now, asker, map, "link-revoked", id);
                    return found;
                })
                .thenAccept(done -> {});
    }

    /** The map that a token shows something of. None for one that never was, has expired, or was withdrawn: they look the same. Blocks. */
    public Optional<MapId> follow(String token, OpenLink.Kind kind) {
        Instant now = clock.instant();
        return database.read(sql -> sql.first(
                        COLUMNS + " WHERE token_hash = ? AND kind = ?"
                                + " AND map NOT IN (SELECT id FROM map WHERE archived_at IS NOT NULL)",
                        OpenLinks::read,
                        Secrets.hash(token),
                        kind.word()))
                .filter(link -> link.isOpen(now))
                .map(OpenLink::map);
    }

    private static OpenLink read(Row row) throws SQLException {
        return new OpenLink(
                row.text(1),
                new MapId(row.text(2)),
                OpenLink.Kind.parse(row.text(3)).orElseThrow(),
                row.time(4),
                row.optionalTime(5),
                row.optionalTime(6));
    }
}
