package balcony.server.room;

import balcony.server.access.Conduct;
import balcony.server.access.Role;
import balcony.server.crdt.ActorId;
import balcony.server.crdt.Change;
import balcony.server.crdt.Touched;
import balcony.server.journal.PersonId;
import balcony.server.journal.Recovery;
import balcony.server.journal.ServerActors;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Which person each actor of a map belongs to, and the number of its last change. An actor belongs for ever to the person who
 * first brought it, and its changes come in a row: two changes with one number would wedge it in every Automerge.
 */
final class ActorLedger {
    private final Map<ActorId, Holder> holders = new HashMap<>();
    private final ServerActors server;
    private final Optional<Recovery> recovery;

    private record Holder(PersonId person, long lastSeq) {}

    /** @param recovery after a restore, while what it lost is taken back from whoever holds it */
    ActorLedger(ServerActors server, Optional<Recovery> recovery) {
        this.server = server;
        this.recovery = recovery;
    }

    /** The actor under which the server writes. */
    ActorId serverActor() {
        return server.now();
    }

    /** Whether people may bring changes of others now. */
    boolean takesBack(Instant now) {
        return recovery.filter(on -> on.isOn(now)).isPresent();
    }

    /** Enters what the journal knows of all actors; false, and nothing is entered, if it does not know whose one of them is. */
    boolean recordAll(Map<ActorId, Long> lastNumbers, Map<ActorId, PersonId> owners) {
        for (ActorId actor : lastNumbers.keySet()) {
            if (!owners.containsKey(actor) && !actor.equals(server.now())) {
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
    Trial trial(PersonId person, Instant now) {
        return new Trial(person, recovery.filter(on -> on.isOn(now)));
    }

    /** The changes that one person wants to commit together, entered as they are found right. */
    final class Trial {
        private final PersonId person;
        private final Optional<Recovery> takingBack;
        private final Map<ActorId, Optional<Holder>> before = new HashMap<>();
        private final Map<ActorId, PersonId> owners = new HashMap<>();

        private Trial(PersonId person, Optional<Recovery> takingBack) {
            this.person = person;
            this.takingBack = takingBack;
        }

        /** Why a change cannot come under its actor's name now; empty if it can. */
        Optional<Refusal> refuse(Change change) {
            boolean ownOnly = takingBack.isEmpty();
            if (server.now().equals(change.actor()) || (ownOnly && server.has(change.actor()))) {
                return Optional.of(Refusal.SERVER_ACTOR);
            }
            Holder holder = holders.getOrDefault(change.actor(), new Holder(person, 0));
            if (ownOnly && !holder.person().equals(person)) {
                return Optional.of(Refusal.FOREIGN_ACTOR);
            }
            return change.seq() == holder.lastSeq() + 1 ? Optional.empty() : Optional.of(Refusal.WRONG_SEQUENCE);
        }

        /**
         * Whose a change is. While a restore is made good, whoever brings it need not be who wrote it: its actor's owner is; and
         * where the actor belongs to nobody known, the bringer only of what was written after the restore.
         */
        PersonId owner(Change change) {
            if (takingBack.isEmpty()) {
                return person;
            }
            if (server.has(change.actor())) {
                return PersonId.UNKNOWN;
            }
            PersonId known = holders.getOrDefault(change.actor(), new Holder(PersonId.UNKNOWN, 0))
                    .person();
            return known.equals(PersonId.UNKNOWN) && !isLost(change) ? person : known;
        }

        /** Whether a restore may have lost it: it was written before, by its author's clock. */
        private boolean isLost(Change change) {
            return takingBack
                    .filter(on -> change.time() <= on.restoredAt().getEpochSecond())
                    .isPresent();
        }

        /** What may be touched by a change that somebody in a role brings: others' changes have passed this before they were lost. */
        Optional<Refusal> rights(Change change, Role role, Touched touched) {
            if (owner(change).equals(person)) {
                return Rights.refuse(role, touched);
            }
            return server.has(change.actor()) ? Optional.empty() : Rights.refuse(Role.ENABLER, touched);
        }

        /**
         * What of the map's conduct keeps a change out that somebody in a role brings. Not what a restore may have lost: others
         * have seen it, and have built on it.
         */
        Optional<Reason> held(Change change, Role role, Conduct conduct, Touched touched) {
            boolean isBroughtBack = !owner(change).equals(person) || isLost(change);
            return isBroughtBack ? Optional.empty() : Rights.held(role, conduct, touched);
        }

        /** Who owns the actors that were entered. */
        Map<ActorId, PersonId> owners() {
            return owners;
        }

        /** Enters a change that was not refused. */
        void enter(Change change) {
            before.putIfAbsent(change.actor(), Optional.ofNullable(holders.get(change.actor())));
            PersonId owner = owner(change);
            holders.put(change.actor(), new Holder(owner, change.seq()));
            owners.put(change.actor(), owner);
        }

        /** Takes all of it back: it did not become durable. */
        void undo() {
            before.forEach((actor, holder) ->
                    holder.ifPresentOrElse(was -> holders.put(actor, was), () -> holders.remove(actor)));
        }
    }
}
