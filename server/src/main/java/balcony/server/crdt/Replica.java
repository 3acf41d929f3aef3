package balcony.server.crdt;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * A document in memory, read and changed by the server itself. It takes changes in an order that respects their
 * dependencies, and writes new ones on top of all it has. Used by one thread at a time. A replica whose editor threw
 * holds half a change and is of no further use.
 */
public final class Replica {
    private final OpSet document = new OpSet();
    private final Set<ChangeHash> known = new HashSet<>();
    private final NavigableSet<ChangeHash> heads = new TreeSet<>();
    private final Map<ActorId, Long> sequences = new HashMap<>();
    private long lastOp;

    /** A replica of these changes. */
    public static Replica of(Iterable<Change> changes) {
        Replica replica = new Replica();
        changes.forEach(replica::apply);
        return replica;
    }

    /** Takes a change in; one that is known already changes nothing. Its dependencies must be known. */
    public void apply(Change change) {
        if (known.contains(change.hash())) {
            return;
        }
        if (!known.containsAll(change.deps())) {
            throw new IllegalArgumentException("change " + change.hash() + " came before what it depends on");
        }
        try {
            OperationReader reader = new OperationReader(
                    ChangeContents.read(Chunk.read(change.chunk()).contents()));
            for (long counter = change.startOp(); reader.hasNext(); counter++) {
                document.apply(new OpId(counter, change.actor()), reader.next());
            }
        } catch (BadBytes e) {
            throw new IllegalArgumentException("change " + change.hash() + " was never decoded: " + e.reason(), e);
        }
        note(change);
    }

    /** The changes on which no other builds, sorted. */
    public List<ChangeHash> heads() {
        return List.copyOf(heads);
    }

    /** The document as all changes leave it. It follows later changes. */
    public MapView root() {
        return new NodeView(document.root());
    }

    /**
     * Writes one change on top of all changes so far.
     *
     * @param time seconds since 1970
     * @param message the command, for the history
     */
    public Change write(ActorId actor, long time, String message, Consumer<MapEditor> edits) {
        Draft draft = draft(actor);
        edits.accept(new MapEditor(draft, document.root()));
        return finish(draft, time, message);
    }

    MapNode node() {
        return document.root();
    }

    Draft draft(ActorId actor) {
        return new Draft(document, actor, lastOp + 1);
    }

    Change finish(Draft draft, long time, String message) {
        ActorId actor = draft.actor();
        OperationWriter writer = OperationWriter.of(actor, draft.operations());
        ChangeContents contents = new ChangeContents(
                heads(),
                actor,
                sequences.getOrDefault(actor, 0L) + 1,
                draft.startOp(),
                time,
                Unicode.wellFormed(message),
                writer.otherActors(),
                writer.columns(),
                new byte[0]);
        byte[] bytes = contents.write();
        if (bytes.length > Chunk.MAX_CONTENTS || draft.operations().size() > ChangeDecoder.MAX_OPERATIONS) {
            throw new IllegalStateException("a change of " + bytes.length + " bytes and "
                    + draft.operations().size() + " operations is more than any replica of ours takes");
        }
        Change change = ChangeDecoder.change(
                Chunk.hash(bytes), contents, draft.operations().size(), Chunk.write(bytes));
        note(change);
        return change;
    }

    private void note(Change change) {
        known.add(change.hash());
        change.deps().forEach(heads::remove);
        heads.add(change.hash());
        sequences.merge(change.actor(), change.seq(), Math::max);
        lastOp = Math.max(lastOp, change.startOp() + change.opCount() - 1);
    }
}
