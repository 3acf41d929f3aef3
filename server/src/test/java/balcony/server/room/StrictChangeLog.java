package balcony.server.room;

import balcony.server.crdt.ActorId;
import balcony.server.crdt.Change;
import balcony.server.crdt.ChangeHash;
import balcony.server.journal.ChangeLog;
import balcony.server.journal.MapId;
import balcony.server.journal.PersonId;
import balcony.server.journal.StoredChange;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;

/**
 * A journal in memory that holds rooms to their promises: what is appended comes after what it builds on, and each actor's
 * changes come in a row, from one person. Commits on a thread of its own, as the real one does.
 */
public final class StrictChangeLog implements ChangeLog, AutoCloseable {
    private final ExecutorService writer = Executors.newSingleThreadExecutor();
    private final Map<MapId, Map<ChangeHash, StoredChange>> rows = new HashMap<>();
    private final Map<MapId, Map<ActorId, PersonId>> actors = new HashMap<>();
    private final Map<MapId, Set<ChangeHash>> refused = new HashMap<>();
    private final List<String> broken = new ArrayList<>();
    private long position;
    private boolean failing;
    private volatile CompletableFuture<Void> disk = CompletableFuture.completedFuture(null);
    private volatile CompletableFuture<Void> reading = CompletableFuture.completedFuture(null);

    /** From now on nothing can be stored, or all can again. */
    public synchronized void fail(boolean fails) {
        failing = fails;
    }

    /** From now on commits wait for the disk, until {@link #release}. */
    public void hold() {
        disk = new CompletableFuture<>();
    }

    public void release() {
        disk.complete(null);
    }

    /** From now on whoever reads a log waits, until {@link #releaseReading}. */
    public void holdReading() {
        reading = new CompletableFuture<>();
    }

    public void releaseReading() {
        reading.complete(null);
    }

    /** The promises that were broken, in words. */
    public synchronized List<String> broken() {
        return List.copyOf(broken);
    }

    @Override
    public CompletionStage<List<StoredChange>> append(
            MapId map, List<Change> changes, PersonId person, Instant receivedAt) {
        return disk.thenApplyAsync(ready -> commit(map, changes, change -> person, receivedAt), writer);
    }

    @Override
    public CompletionStage<List<StoredChange>> takeBack(
            MapId map, List<Change> changes, Map<ActorId, PersonId> owners, PersonId by, Instant receivedAt) {
        return disk.thenApplyAsync(
                ready -> commit(map, changes, change -> owners.getOrDefault(change.actor(), by), receivedAt), writer);
    }

    private synchronized List<StoredChange> commit(
            MapId map, List<Change> changes, Function<Change, PersonId> persons, Instant at) {
        if (failing) {
            throw new IllegalStateException("the disk is full");
        }
        Map<ChangeHash, StoredChange> known = rows.computeIfAbsent(map, id -> new LinkedHashMap<>());
        List<StoredChange> stored = new ArrayList<>();
        for (Change change : changes) {
            if (!known.containsKey(change.hash())) {
                PersonId person = persons.apply(change);
                check(map, known, change, person);
                known.put(change.hash(), new StoredChange(++position, change, person, at));
            }
            stored.add(known.get(change.hash()));
        }
        return stored;
    }

    private void check(MapId map, Map<ChangeHash, StoredChange> known, Change change, PersonId person) {
        if (!known.keySet().containsAll(change.deps())) {
            broken.add("appended before what it builds on: " + change.hash());
        }
        PersonId holder =
                actors.computeIfAbsent(map, id -> new HashMap<>()).computeIfAbsent(change.actor(), a -> person);
        if (!holder.equals(person) && !serverActors(map).has(change.actor())) {
            broken.add("an actor of two persons: " + change.actor());
        }
        long last = known.values().stream()
                .filter(row -> row.change().actor().equals(change.actor()))
                .mapToLong(row -> row.change().seq())
                .max()
                .orElse(0);
        if (change.seq() != last + 1) {
            broken.add("change " + change.seq() + " of an actor after " + last);
        }
        if (refused(map).contains(change.hash())) {
            broken.add("a refused change was appended: " + change.hash());
        }
    }

    @Override
    public synchronized List<StoredChange> load(MapId map) {
        return List.copyOf(rows.getOrDefault(map, Map.of()).values());
    }

    @Override
    public List<StoredChange> after(MapId map, long after, int limit) {
        reading.join();
        return load(map).stream()
                .filter(row -> row.position() > after)
                .limit(limit)
                .toList();
    }

    @Override
    public synchronized Map<ActorId, PersonId> actors(MapId map) {
        return Map.copyOf(actors.getOrDefault(map, Map.of()));
    }

    @Override
    public synchronized Map<ActorId, Long> lastNumbers(MapId map) {
        Map<ActorId, Long> numbers = new HashMap<>();
        load(map)
                .forEach(row -> numbers.merge(row.change().actor(), row.change().seq(), Math::max));
        return numbers;
    }

    @Override
    public synchronized Set<ChangeHash> refused(MapId map) {
        return Set.copyOf(refused.getOrDefault(map, Set.of()));
    }

    @Override
    public CompletionStage<Void> refuse(
            MapId map, Collection<ChangeHash> hashes, PersonId person, String reason, Instant at) {
        return CompletableFuture.runAsync(
                () -> {
                    synchronized (this) {
                        refused.computeIfAbsent(map, id -> new HashSet<>()).addAll(hashes);
                    }
                },
                writer);
    }

    @Override
    public void close() {
        writer.shutdownNow();
    }
}
