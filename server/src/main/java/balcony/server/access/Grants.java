package balcony.server.access;

import balcony.server.crdt.DocumentId;
import balcony.server.journal.Database;
import balcony.server.journal.MapId;
import balcony.server.journal.MemberId;
import balcony.server.journal.PersonId;
import balcony.server.journal.Row;
import balcony.server.journal.Sql;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** The gate over the store, with what it found kept in memory until it changes. Safe on any thread. */
public final class Grants implements Gate {
    private static final int MOST_KEPT = 20_000;

    private record Question(PersonId person, DocumentId document) {}

    private final Database database;
    private final List<Consumer<GrantChange>> listeners = new CopyOnWriteArrayList<>();
    private final List<Consumer<MapId>> conductListeners = new CopyOnWriteArrayList<>();
    private final Map<String, PersonId> peers = new ConcurrentHashMap<>();
    /** Guarded by itself, with the count of changes: an answer read before a change must not be kept after it. */
    private final Map<Question, Grant> kept = new HashMap<>();

    private long changes;

    Grants(Database database) {
        this.database = database;
    }

    @Override
    public Optional<Grant> grant(PersonId person, DocumentId document) {
        Question question = new Question(person, document);
        long changesBefore;
        synchronized (kept) {
            Grant known = kept.get(question);
            if (known != null) {
                return Optional.of(known);
            }
            changesBefore = changes;
        }
        Optional<Grant> found = database.read(sql -> sql.first(
                "SELECT m.map, m.member, m.role FROM membership m JOIN map ON map.id = m.map"
                        + " WHERE map.document = ? AND m.person = ? AND m.removed_at IS NULL AND map.archived_at IS NULL",
                row -> grant(row, person),
                document.text(),
                person));
        found.ifPresent(grant -> keep(question, grant, changesBefore));
        return found;
    }

    private void keep(Question question, Grant grant, long changesBefore) {
        synchronized (kept) {
            if (changes == changesBefore) {
                if (kept.size() >= MOST_KEPT) {
                    kept.clear();
                }
                kept.put(question, grant);
            }
        }
    }

    /** The person's grant on a map. Blocks. */
    public Optional<Grant> grant(PersonId person, MapId map) {
        return database.read(sql -> grant(sql, person, map));
    }

    static Optional<Grant> grant(Sql sql, PersonId person, MapId map) {
        return sql.first(
                "SELECT m.map, m.member, m.role FROM membership m JOIN map ON map.id = m.map"
                        + " WHERE m.map = ? AND m.person = ? AND m.removed_at IS NULL AND map.archived_at IS NULL",
                row -> grant(row, person),
                map,
                person);
    }

    private static Grant grant(Row row, PersonId person) throws SQLException {
        return new Grant(
                new MapId(row.text(1)),
                person,
                new MemberId(row.text(2)),
                Role.parse(row.text(3)).orElseThrow());
    }

    /** The grant of somebody who must be an enabler for what they ask. */
    public static Grant enabler(Sql sql, PersonId person, MapId map) {
        Grant grant = grant(sql, person, map).orElseThrow(() -> new AccessRefused(Refusal.NO_SUCH_MAP));
        if (grant.role() != Role.ENABLER) {
            throw new AccessRefused(Refusal.NOT_AN_ENABLER);
        }
        return grant;
    }

    /** To be called as soon as a changed membership is durable. */
    void changed(MapId map, PersonId person, Optional<Grant> now) {
        synchronized (kept) {
            changes++;
            kept.keySet().removeIf(question -> question.person().equals(person));
        }
        GrantChange change = new GrantChange(map, person, now);
        listeners.forEach(listener -> listener.accept(change));
    }

    @Override
    public boolean claimPeer(String peerId, PersonId person) {
        PersonId known = peers.get(peerId);
        if (known != null) {
            return known.equals(person);
        }
        PersonId owner = database.write(sql -> {
                    sql.update(
                            "INSERT INTO peer_owner (peer, person) VALUES (?, ?) ON CONFLICT DO NOTHING",
                            peerId,
                            person);
                    return sql.first(
                                    "SELECT person FROM peer_owner WHERE peer = ?",
                                    row -> new PersonId(row.text(1)),
                                    peerId)
                            .orElseThrow();
                })
                .toCompletableFuture()
                .join();
        if (peers.size() >= MOST_KEPT) {
            peers.clear();
        }
        peers.put(peerId, owner);
        return owner.equals(person);
    }

    @Override
    public void onGrantChange(Consumer<GrantChange> listener) {
        listeners.add(listener);
    }

    @Override
    public Conduct conduct(MapId map) {
        return database.read(sql -> Conducts.read(sql, map));
    }

    /** To be called as soon as a changed conduct is durable. */
    void conductChanged(MapId map) {
        conductListeners.forEach(listener -> listener.accept(map));
    }

    @Override
    public void onConductChange(Consumer<MapId> listener) {
        conductListeners.add(listener);
    }
}
