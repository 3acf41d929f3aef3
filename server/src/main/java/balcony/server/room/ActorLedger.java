package balcony.server.room;

import balcony.server.crdt.ActorId;
import balcony.server.crdt.Change;
import balcony.server.crdt.ChangeHash;
import balcony.server.journal.PersonId;
import balcony.server.sync.ChangeGraph;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Which person each actor of a map belongs to, and the number of its last change. An actor belongs for ever to the person who
 * first brought it, and its changes come in a row: two changes with one number would wedge it in every Automerge.
 */
final class ActorLedger {
    /** How far ahead of all known operations a change may number its own. More would use up the numbers that Automerge has. */
    static final long MAX_OPERATION_LEAP = 10_000_000;

    private final Map<ActorId, Holder> holders = new HashMap<>();
    private final ActorId serverActor;

    private record Holder(PersonId person, long lastSeq) {}

    ActorLedger(ActorId serverActor) {
        this.serverActor = serverActor;
    }

    /** Enters a change that the journal has. */
    void record(Change change, PersonId person) {
        holders.merge(
                change.actor(),
                new Holder(person, change.seq()),
                (old, now) -> new Holder(old.person(), Math.max(old.lastSeq(), now.lastSeq())));
    }

    /** Begins to look at the changes of one commit. */
    Trial trial(PersonId person, ChangeGraph graph) {
        return new Trial(person, graph);
    }

    /** The changes that one person wants to commit together, entered as they are found right. */
    final class Trial {
        private final PersonId person;
        private final ChangeGraph graph;
        private final Map<ChangeHash, Long> together = new HashMap<>();
        private final Map<ActorId, Optional<Holder>> before = new HashMap<>();
        private long lastOperation;

        private Trial(PersonId person, ChangeGraph graph) {
            this.person = person;
            this.graph = graph;
            this.lastOperation = graph.lastOperation();
        }

        /** Enters a change, whose dependencies are in the graph or were entered before; or says why not. */
        Optional<Refusal> enter(Change change) {
            if (change.actor().equals(serverActor)) {
                return Optional.of(Refusal.SERVER_ACTOR);
            }
            Holder holder = holders.getOrDefault(change.actor(), new Holder(person, 0));
            if (!holder.person().equals(person)) {
                return Optional.of(Refusal.FOREIGN_ACTOR);
            }
            if (change.seq() != holder.lastSeq() + 1) {
                return Optional.of(Refusal.WRONG_SEQUENCE);
            }
            if (!numbersFit(change)) {
                return Optional.of(Refusal.WRONG_OPERATIONS);
            }
            before.putIfAbsent(change.actor(), Optional.ofNullable(holders.get(change.actor())));
            holders.put(change.actor(), new Holder(person, change.seq()));
            long last = change.startOp() + change.opCount() - 1;
            together.put(change.hash(), last);
            lastOperation = Math.max(lastOperation, last);
            return Optional.empty();
        }

        /** Takes all of it back: it did not become durable. */
        void undo() {
            before.forEach((actor, holder) ->
                    holder.ifPresentOrElse(was -> holders.put(actor, was), () -> holders.remove(actor)));
        }

        /** An operation's number is above those of all that its change builds on. */
        private boolean numbersFit(Change change) {
            if (change.startOp() < 1 || change.startOp() > lastOperation + MAX_OPERATION_LEAP) {
                return false;
            }
            for (ChangeHash hash : change.deps()) {
                if (change.startOp() <= Math.max(graph.lastOperation(hash), together.getOrDefault(hash, 0L))) {
                    return false;
                }
            }
            return true;
        }
    }
}
