package balcony.server.access;

import balcony.server.journal.Database;
import balcony.server.journal.MapId;
import balcony.server.journal.MemberId;
import balcony.server.journal.PersonId;
import java.time.Clock;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;

/** Which moments of a map those with a guest's link may see: none, until an enabler says so. */
public final class Publications {
    private final Database database;
    private final Clock clock;

    Publications(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** The published moments of a map. Blocks. */
    public Set<String> of(MapId map) {
        return database
                .read(sql -> sql.list("SELECT moment FROM published_moment WHERE map = ?", row -> row.text(1), map))
                .stream()
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Publishes a moment, or takes it back, which only enablers do. */
    public CompletionStage<Void> set(PersonId asker, MapId map, String moment, boolean published) {
        Instant now = clock.instant();
        return database.write(sql -> {
                    MemberId by = Grants.enabler(sql, asker, map).member();
                    if (sql.number("SELECT count(*) FROM moment WHERE map = ? AND id = ?", map, moment) == 0) {
                        throw new AccessRefused(Refusal.NO_SUCH_MOMENT);
                    }
                    int changed = published
                            ? sql.update(
                                    "INSERT INTO published_moment (map, moment, member, at) VALUES (?, ?, ?, ?)"
                                            + " ON CONFLICT DO NOTHING",
                                    map,
                                    moment,
                                    by,
                                    now)
                            : sql.update("DELETE FROM published_moment WHERE map = ? AND moment = ?", map, moment);
                    if (changed > 0) {
                        Audit.note(sql, now, asker, map, published ? "published" : "unpublished", moment);
                    }
                    return changed;
                })
                .thenAccept(done -> {});
    }
}
