package balcony.server.access;

import balcony.server.crdt.DocumentId;
import balcony.server.journal.Database;
import balcony.server.journal.Generation;
import balcony.server.journal.MapId;
import balcony.server.journal.PersonId;
import balcony.server.journal.ServerActors;
import balcony.server.journal.Sql;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/** What whoever runs the server does to maps from outside, in the place of nobody in them. No server may run meanwhile. Blocks. */
public final class MapKeeper {
    /** What holds rows of a map, those first that name rows of others. */
    private static final List<String> TABLES = List.of(
            "change",
            "compacted",
            "change_names",
            "returned",
            "actor_owner",
            "server_actor",
            "refused",
            "published_moment",
            "moment",
            "next_session",
            "open_link",
            "hands_off",
            "locked_record",
            "step_on",
            "called_together",
            "heard_answer",
            "sealed_answer",
            "ask",
            "membership_voice",
            "membership",
            "invite");

    private final Database database;
    private final Secrets secrets;
    private final RandomGenerator random;
    private final InstantSource clock;

    /** @param random fit for secrets */
    public MapKeeper(Database database, RandomGenerator random, InstantSource clock) {
        this.database = database;
        this.secrets = new Secrets(random);
        this.random = random;
        this.clock = clock;
    }

    /** Gives a map another recovery code; the one before opens nothing any more. Empty if there is no such map. */
    public Optional<String> renewRecoveryCode(MapId map) {
        String code = secrets.longCode();
        Instant now = clock.instant();
        return write(sql -> {
            int found = sql.update("UPDATE map SET recovery_hash = ? WHERE id = ?", Secrets.hashOfCode(code), map);
            note(sql, now, map, "recovery-code-renewed", found);
            return found == 0 ? Optional.empty() : Optional.of(code);
        });
    }

    /** Makes a map absent to everybody, or present again; false if there is no such map. */
    public boolean archive(MapId map, boolean archived) {
        Instant now = clock.instant();
        return write(sql -> {
            int found = sql.update(
                    "UPDATE map SET archived_at = ? WHERE id = ?",
                    archived ? Optional.of(now) : Optional.<Instant>empty(),
                    map);
            note(sql, now, map, archived ? "archived" : "unarchived", found);
            return found > 0;
        });
    }

    /** Removes a map with all that was drawn in it, for ever; false if there is no such map. */
    public boolean delete(MapId map) {
        Instant now = clock.instant();
        return write(sql -> {
            sql.update("DELETE FROM invite_use WHERE invite IN (SELECT id FROM invite WHERE map = ?)", map);
            TABLES.forEach(table -> sql.update("DELETE FROM " + table + " WHERE map = ?", map));
            int rows = sql.update("DELETE FROM map WHERE id = ?", map);
            note(sql, now, map, "deleted", rows);
            return rows > 0;
        });
    }

    /** A map made by a cut. */
    public record Cut(MapId map, DocumentId document, String recoveryCode) {}

    /**
     * Makes a map of some of the changes of another, in their order, with the same people and the moments that it still has; and
     * archives the other.
     *
     * @param kept the positions of the changes, with all that each builds on
     * @param moments the moments whose heads are all kept
     */
    public Cut cut(MapId from, List<Long> kept, List<String> moments) {
        Cut made = new Cut(new MapId("m_" + secrets.token()), DocumentId.random(random), secrets.longCode());
        Instant now = clock.instant();
        return write(sql -> {
            sql.update(
                    "INSERT INTO map (id, document, title, recovery_hash, created_by, created_at)"
                            + " SELECT ?, ?, title, ?, created_by, created_at FROM map WHERE id = ?",
                    made.map(),
                    made.document().text(),
                    Secrets.hashOfCode(made.recoveryCode()),
                    from);
            copyPeople(sql, from, made.map());
            copyConduct(sql, from, made.map());
            copyAsks(sql, from, made.map());
            kept.forEach(position -> copyChange(sql, made.map(), position));
            ServerActors server = Generation.serverActors(sql, from);
            Stream.concat(server.before().stream(), Stream.of(server.now()))
                    .forEach(actor ->
                            sql.update("INSERT INTO server_actor (map, actor) VALUES (?, ?)", made.map(), actor.hex()));
            moments.forEach(moment -> sql.update(
                    "INSERT INTO moment (map, id, title, narration, heads, kind, member, at)"
                            + " SELECT ?, id, title, narration, heads, kind, member, at FROM moment"
                            + " WHERE map = ? AND id = ?",
                    made.map(),
                    from,
                    moment));
            copyWhatIsTakenAlong(sql, from, made.map());
            sql.update("UPDATE map SET archived_at = ? WHERE id = ?", now, from);
            note(sql, now, made.map(), "cut from " + from, 1);
            return made;
        });
    }

    private static void copyChange(Sql sql, MapId to, long position) {
        long copy = sql.number(
                "INSERT INTO change (map, hash, actor, seq, person, received_at, chunk)"
                        + " SELECT ?, hash, actor, seq, person, received_at, chunk FROM change WHERE position = ?"
                        + " RETURNING position",
                to,
                position);
        sql.update(
                "INSERT INTO returned (position, map, person) SELECT ?, ?, person FROM returned WHERE position = ?",
                copy,
                to,
                position);
    }

    private static void copyPeople(Sql sql, MapId from, MapId to) {
        sql.update(
                "INSERT INTO membership (map, person, member, role, name, joined_at, removed_at)"
                        + " SELECT ?, person, member, role, name, joined_at, removed_at FROM membership WHERE map = ?",
                to,
                from);
        sql.update(
                "INSERT INTO membership_voice (map, member, voice)"
                        + " SELECT ?, member, voice FROM membership_voice WHERE map = ?",
                to,
                from);
        sql.update(
                "INSERT INTO actor_owner (map, actor, person) SELECT ?, actor, person FROM actor_owner WHERE map = ?",
                to,
                from);
        sql.update(
                "INSERT INTO refused (map, hash, person, reason, at)"
                        + " SELECT ?, hash, person, reason, at FROM refused WHERE map = ?",
                to,
                from);
    }

    private static void copyConduct(Sql sql, MapId from, MapId to) {
        sql.update(
                "INSERT INTO hands_off (map, member, at) SELECT ?, member, at FROM hands_off WHERE map = ?", to, from);
        sql.update(
                "INSERT INTO locked_record (map, collection, record, member, at)"
                        + " SELECT ?, collection, record, member, at FROM locked_record WHERE map = ?",
                to,
                from);
        sql.update(
                "INSERT INTO step_on (map, step, member, since, ends_at, left_ms)"
                        + " SELECT ?, step, member, since, ends_at, left_ms FROM step_on WHERE map = ?",
                to,
                from);
    }

    /** With the answers that wait: people gave them for as long as the question is open. */
    private static void copyAsks(Sql sql, MapId from, MapId to) {
        sql.update(
                "INSERT INTO ask (map, id, prompt, kind, options, unattributed, count_shown, closes_at, state, opened_by, opened_at)"
                        + " SELECT ?, id, prompt, kind, options, unattributed, count_shown, closes_at, state, opened_by, opened_at"
                        + " FROM ask WHERE map = ?",
                to,
                from);
        sql.update(
                "INSERT INTO sealed_answer (map, ask, person, body)"
                        + " SELECT ?, ask, person, body FROM sealed_answer WHERE map = ?",
                to,
                from);
        sql.update(
                "INSERT INTO heard_answer (map, ask, id, person, voices, body)"
                        + " SELECT ?, ask, id, person, voices, body FROM heard_answer WHERE map = ?",
                to,
                from);
    }

    /** The links of guests are not among it, as invites are not: they are made anew. */
    private static void copyWhatIsTakenAlong(Sql sql, MapId from, MapId to) {
        sql.update(
                "INSERT INTO next_session (map, at, minutes, zone, place, changed)"
                        + " SELECT ?, at, minutes, zone, place, changed FROM next_session WHERE map = ?",
                to,
                from);
        sql.update(
                "INSERT INTO published_moment (map, moment, member, at)"
                        + " SELECT ?, moment, member, at FROM published_moment WHERE map = ?"
                        + " AND moment IN (SELECT id FROM moment WHERE map = ?)",
                to,
                from,
                to);
    }

    private static void note(Sql sql, Instant at, MapId map, String what, int found) {
        if (found > 0) {
            Audit.note(sql, at, PersonId.UNKNOWN, map, "operator", what);
        }
    }

    private <T> T write(Database.Work<T> work) {
        return database.write(work).toCompletableFuture().join();
    }
}
