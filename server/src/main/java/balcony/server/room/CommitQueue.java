package balcony.server.room;

import balcony.server.crdt.Change;
import balcony.server.crdt.ChangeHash;
import balcony.server.journal.PersonId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;
import java.util.function.Supplier;

/**
 * The commits of one room, in batches: what comes while one batch is being stored waits and makes up the next. So a quiet room
 * stores at once, and a busy one writes and relays as often as its disk allows and no more.
 */
final class CommitQueue {
    private final Executor room;
    private final Supplier<CompletableFuture<?>> door;
    private final BiConsumer<List<Commit>, List<Change>> relay;
    private List<Commit> waiting = new ArrayList<>();
    private boolean storing;

    /**
     * @param room the room's thread
     * @param door opens for a batch, now or once it has looked at the map
     * @param relay told, after each batch, of its commits and of the changes that entered
     */
    CommitQueue(Executor room, Supplier<CompletableFuture<?>> door, BiConsumer<List<Commit>, List<Change>> relay) {
        this.room = room;
        this.door = door;
        this.relay = relay;
    }

    void add(Commit commit, Instant now) {
        waiting.add(commit);
        storeNext(now);
    }

    boolean isIdle() {
        return !storing;
    }

    private void storeNext(Instant now) {
        if (storing || waiting.isEmpty()) {
            return;
        }
        storing = true;
        CompletableFuture<?> opening = door.get();
        if (opening.isDone()) {
            storeBatch(now);
        } else {
            var unused = opening.whenCompleteAsync((opened, failed) -> storeBatch(now), room);
        }
    }

    /** Where the door could not be opened, each commit fails by it. */
    private void storeBatch(Instant now) {
        List<Commit> batch = takeBatch();
        List<CompletableFuture<?>> stages = new ArrayList<>();
        for (Commit commit : batch) {
            stages.add(startSafely(commit, now));
        }
        CompletableFuture<Void> all = CompletableFuture.allOf(stages.toArray(CompletableFuture[]::new));
        if (all.isDone()) {
            finish(batch, stages, now);
        } else {
            var unused = all.whenCompleteAsync((done, failed) -> finish(batch, stages, now), room);
        }
    }

    /**
     * The longest run of commits of different persons with different changes. Two commits may bring the same changes, from two
     * sockets of one person or from two persons who both hold them: the second must find the first one's in the map. A write of
     * the server sees all before it and stands alone.
     */
    private List<Commit> takeBatch() {
        if (waiting.size() == 1) {
            List<Commit> only = waiting;
            waiting = new ArrayList<>();
            return only;
        }
        List<Commit> batch = new ArrayList<>();
        Set<PersonId> persons = new HashSet<>();
        Set<ChangeHash> brought = new HashSet<>();
        for (Commit commit : waiting) {
            boolean alone = commit instanceof ServerWrite;
            Set<ChangeHash> brings = bringsSafely(commit);
            if (!batch.isEmpty()
                    && (alone || !persons.add(commit.person()) || !Collections.disjoint(brought, brings))) {
                break;
            }
            persons.add(commit.person());
            brought.addAll(brings);
            batch.add(commit);
            if (alone) {
                break;
            }
        }
        waiting = new ArrayList<>(waiting.subList(batch.size(), waiting.size()));
        return batch;
    }

    /** A commit that fails here fails again when it starts, and is told so. */
    private static Set<ChangeHash> bringsSafely(Commit commit) {
        try {
            return commit.brings();
        } catch (RuntimeException bug) {
            return Set.of();
        }
    }

    private static CompletableFuture<?> startSafely(Commit commit, Instant now) {
        try {
            return commit.start(now).toCompletableFuture();
        } catch (RuntimeException bug) {
            return CompletableFuture.failedFuture(bug);
        }
    }

    private void finish(List<Commit> batch, List<CompletableFuture<?>> stages, Instant now) {
        List<Change> entered = new ArrayList<>();
        for (int i = 0; i < batch.size(); i++) {
            Commit commit = batch.get(i);
            if (stages.get(i).isCompletedExceptionally()) {
                commit.fail(stages.get(i).handle((done, cause) -> cause).join());
            } else {
                entered.addAll(commit.enter());
            }
        }
        storing = false;
        relay.accept(batch, entered);
        storeNext(now);
    }
}
