package balcony.server.room;

import balcony.server.crdt.ActorId;
import balcony.server.crdt.Change;
import balcony.server.journal.PersonId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Which person each actor of a map belongs to, and the number of its last change. An actor belongs for ever to the person who
 * first brought it, and its changes come in a row: two changes with one number would wedge it in every Automerge.
 */
final class ActorLedger {
    private final Map<ActorId, Holder> holders = new HashMap<>();
    private final ActorId serverActor;

    private record Holder(PersonId person, long lastSeq) {}

    ActorLedger(ActorId serverActor) {
        this.serverActor = serverActor;
    }

    /** Enters what the journal knows of all actors; false, and nothing is entered, if it does not know whose one of them is. */
    boolean recordAll(Map<ActorId, Long> lastNumbers, Map<ActorId, PersonId> owners) {
        for (ActorId actor : lastNumbers.keySet()) {
            if (!owners.containsKey(actor) && !actor.equals(serverActor)) {
                return false;
            }
        }
        owners.forEach((actor, person) -> holders.put(actor, new Holder(person, lastNumbers.getOrDefault(actor, 0L))));
        return true;
    }

    /** Enters a change that the journal has. */
    void record(Change change, PersonId person) {
        holders.merge(
                change.actor(),
                new Holder(person, change.seq()),
                (old, now) -> new Holder(old.person(), Math.max(old.lastSeq(), now.lastSeq())));
    }

    /** Begins to look at the changes of one commit. */
    Trial trial(PersonId person) {
        return new Trial(person);
    }

    /** The changes that one person wants to commit together, entered as they are found right. */
    final class Trial {
        private final PersonId person;
        private final Map<ActorId, Optional<Holder>> before = new HashMap<>();

        private Trial(PersonId person) {
            this.person = person;
        }

        /** Why a change cannot come under its actor's name now; empty if it can. */
        Optional<Refusal> refuse(Change change) {
            if (change.actor().equals(serverActor)) {
                return Optional.of(Refusal.SERVER_ACTOR);
            }
            Holder holder = holders.getOrDefault(change.actor(), new Holder(person, 0));
            if (!holder.person().equals(person)) {
                return Optional.of(Refusal.FOREIGN_ACTOR);
            }
            return change.seq() == holder.lastSeq() + 1 ? Optional.empty() : Optional.of(Refusal.WRONG_SEQUENCE);
        }

        /** Enters a change that was not refused. */
        void enter(Change change) {
            before.putIfAbsent(change.actor(), Optional.ofNullable(holders.get(change.actor())));
            holders.put(change.actor(), new Holder(person, change.seq()));
        }

        /** Takes all of it back: it did not become durable. */
        void undo() {
            before.forEach((actor, holder) ->
                    holder.ifPresentOrElse(was -> holders.put(actor, was), () -> holders.remove(actor)));
        }
    }
}
