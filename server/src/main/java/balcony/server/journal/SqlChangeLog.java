package balcony.server.journal;

import balcony.server.crdt.ActorId;
import balcony.server.crdt.Change;
import balcony.server.crdt.ChangeDecoder;
import balcony.server.crdt.ChangeHash;
import balcony.server.crdt.DecodedChange;
import balcony.server.journal.Database.Work;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.function.Predicate;

/** The change log in SQL. */
public final class SqlChangeLog implements ChangeLog {
    private static final int NO_LIMIT = -1;

    private final Database database;

    public SqlChangeLog(Database database) {
        this.database = database;
    }

    @Override
    public CompletionStage<List<StoredChange>> append(
            MapId map, List<Change> changes, PersonId person, Instant receivedAt) {
        List<Change> batch = List.copyOf(changes);
        Instant at = receivedAt.truncatedTo(ChronoUnit.MILLIS);
        return database.write(sql -> {
            List<StoredChange> stored = new ArrayList<>(batch.size());
            for (Change change : batch) {
                stored.add(old(sql, map, change).orElseGet(() -> add(sql, map, change, person, at)));
            }
            return stored;
        });
    }

    @Override
    public CompletionStage<List<StoredChange>> takeBack(
            MapId map, List<Change> changes, Map<ActorId, PersonId> owners, PersonId by, Instant receivedAt) {
        List<Change> batch = List.copyOf(changes);
        Map<ActorId, PersonId> whose = Map.copyOf(owners);
        Instant at = receivedAt.truncatedTo(ChronoUnit.MILLIS);
        return database.write(sql -> {
            whose.forEach((actor, owner) -> sql.update(
                    "UPDATE actor_owner SET person = ? WHERE map = ? AND actor = ? AND person = ?",
                    owner,
                    map,
                    actor.hex(),
                    PersonId.UNKNOWN));
            List<StoredChange> stored = new ArrayList<>(batch.size());
            for (Change change : batch) {
                PersonId owner = whose.getOrDefault(change.actor(), by);
                stored.add(old(sql, map, change).orElseGet(() -> addReturned(sql, map, change, owner, by, at)));
            }
            return stored;
        });
    }

    private static StoredChange addReturned(
            Sql sql, MapId map, Change change, PersonId owner, PersonId by, Instant at) {
        StoredChange added = add(sql, map, change, owner, at);
        if (!owner.equals(by)) {
            sql.update("INSERT INTO returned (position, map, person) VALUES (?, ?, ?)", added.position(), map, by);
        }
        return added;
    }

    private static Optional<StoredChange> old(Sql sql, MapId map, Change change) {
        return sql.first(
                "SELECT position, person, received_at FROM change WHERE map = ? AND hash = ?",
                row -> new StoredChange(row.number(1), change, new PersonId(row.text(2)), row.time(3)),
                map,
                change.hash().bytes());
    }

    private static StoredChange add(Sql sql, MapId map, Change change, PersonId person, Instant at) {
        claim(sql, map, change.actor(), person);
        long position = sql.number(
                "INSERT INTO change (map, hash, actor, seq, person, received_at, chunk) VALUES (?, ?, ?, ?, ?, ?, ?)"
                        + " RETURNING position",
                map,
                change.hash().bytes(),
                change.actor().hex(),
                change.seq(),
                person,
                at,
                change.chunk());
        return new StoredChange(position, change, person, at);
    }

    /** Binds an actor to the person who brought it first; the server's own belongs to nobody, as it writes for whoever asks. */
    private static void claim(Sql sql, MapId map, ActorId actor, PersonId person) {
        Optional<PersonId> owner = sql.first(
                "SELECT person FROM actor_owner WHERE map = ? AND actor = ?",
                row -> new PersonId(row.text(1)),
                map,
                actor.hex());
        if (owner.isEmpty() && !Generation.serverActors(sql, map).has(actor)) {
            sql.update("INSERT INTO actor_owner (map, actor, person) VALUES (?, ?, ?)", map, actor.hex(), person);
        } else if (owner.isPresent() && !owner.get().equals(person)) {
            throw new StorageFailed("actor " + actor + " of map " + map + " belongs to somebody else");
        }
    }

    @Override
    public List<StoredChange> load(MapId map) {
        List<StoredChange> log = after(map, 0, NO_LIMIT);
        Set<ChangeHash> before = new HashSet<>();
        // Owners are read second: each change that was read has its actor's owner by then.
        LogProof proof = proof(map, before::contains);
        for (StoredChange stored : log) {
            proof.check(stored);
            before.add(stored.change().hash());
        }
        return log;
    }

    @Override
    public List<StoredChange> after(MapId map, long position, int limit) {
        return sound(map, sql -> {
            if (position == 0) {
                checkCount(sql, map);
            }
            return sql.list(
                    "SELECT position, person, received_at, hash, chunk FROM change WHERE map = ? AND position > ?"
                            + " ORDER BY position LIMIT ?",
                    row -> stored(map, row),
                    map,
                    position,
                    limit);
        });
    }

    /** Reads of one map, whatever damage they meet told as that map's. */
    private <T> T sound(MapId map, Work<T> work) {
        try {
            return database.read(work);
        } catch (StorageFailed e) {
            throw e.isDamage() ? new DamagedMap(map, e) : e;
        } catch (IllegalArgumentException e) {
            throw new DamagedMap(map, e);
        }
    }

    /** The two indexes of the log by map must know the same number of rows; one that lost a row would hide it. */
    private static void checkCount(Sql sql, MapId map) {
        boolean agree = sql.first(
                        "SELECT (SELECT count(*) FROM change INDEXED BY change_in_order WHERE map = ?),"
                                + " (SELECT count(*) FROM change INDEXED BY sqlite_autoindex_change_1 WHERE map = ?)",
                        row -> row.number(1) == row.number(2),
                        map,
                        map)
                .orElseThrow();
        if (!agree) {
            throw new DamagedMap(map, "its indexes do not agree on how many changes there are");
        }
    }

    /** A chunk is its own checksum: what does not decode to the hash it was stored under was damaged on the disk. */
    private static StoredChange stored(MapId map, Row row) throws SQLException {
        long position = row.number(1);
        ChangeHash hash = ChangeHash.of(row.bytes(4));
        DecodedChange decoded = ChangeDecoder.decodeStored(row.bytes(5));
        if (decoded instanceof DecodedChange.Valid valid
                && valid.change().hash().equals(hash)) {
            return new StoredChange(position, valid.change(), new PersonId(row.text(2)), row.time(3));
        }
        throw new DamagedMap(map, "the change at position " + position + " is not what was stored there");
    }

    @Override
    public LogProof proof(MapId map, Predicate<ChangeHash> isBefore) {
        Set<Long> returned = new HashSet<>(
                sound(map, sql -> sql.list("SELECT position FROM returned WHERE map = ?", row -> row.number(1), map)));
        return new LogProof(map, actors(map), serverActors(map), returned, isBefore);
    }

    @Override
    public ServerActors serverActors(MapId map) {
        return sound(map, sql -> Generation.serverActors(sql, map));
    }

    @Override
    public Optional<Recovery> recovery() {
        return database.read(Generation::recovery);
    }

    @Override
    public Map<ActorId, PersonId> actors(MapId map) {
        Map<ActorId, PersonId> owners = new HashMap<>();
        sound(
                map,
                sql -> sql.list(
                        "SELECT actor, person FROM actor_owner WHERE map = ?",
                        row -> owners.put(new ActorId(row.text(1)), new PersonId(row.text(2))),
                        map));
        return owners;
    }

    @Override
    public Map<ActorId, Long> lastNumbers(MapId map) {
        Map<ActorId, Long> numbers = new HashMap<>();
        database.read(sql -> sql.list(
                "SELECT actor, max(seq) FROM change WHERE map = ? GROUP BY actor",
                row -> numbers.put(new ActorId(row.text(1)), row.number(2)),
                map));
        return numbers;
    }

    @Override
    public Set<ChangeHash> refused(MapId map) {
        return new HashSet<>(sound(
                map,
                sql -> sql.list("SELECT hash FROM refused WHERE map = ?", row -> ChangeHash.of(row.bytes(1)), map)));
    }

    @Override
    public CompletionStage<Void> refuse(
            MapId map, Collection<ChangeHash> hashes, PersonId person, String reason, Instant at) {
        List<ChangeHash> batch = List.copyOf(hashes);
        return database.write(sql -> {
                    for (ChangeHash hash : batch) {
                        sql.update(
                                "INSERT INTO refused (map, hash, person, reason, at) VALUES (?, ?, ?, ?, ?)"
                                        + " ON CONFLICT DO NOTHING",
                                map,
                                hash.bytes(),
                                person,
                                reason,
                                at);
                    }
                    return batch;
                })
                .thenAccept(done -> {});
    }
}
