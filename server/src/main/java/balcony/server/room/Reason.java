package balcony.server.room;

import balcony.server.access.MapRecord;
import balcony.server.crdt.Flaw;
import java.util.Optional;

/**
 * Why the map does not take a change, as its author is told.
 *
 * @param words for people, more exact than those of the code
 * @param about the record on which it failed, where it was one
 */
record Reason(Refusal refusal, String words, Optional<MapRecord> about) {
    static Reason of(Refusal refusal) {
        return new Reason(refusal, refusal.words(), Optional.empty());
    }

    static Reason of(Refusal refusal, String more) {
        return new Reason(refusal, refusal.words() + ": " + more, Optional.empty());
    }

    /** A change touches this record, which is locked. */
    static Reason locked(MapRecord record) {
        return new Reason(Refusal.LOCKED, Refusal.LOCKED.words() + ": " + record, Optional.of(record));
    }

    /** What the door found. */
    static Reason of(Flaw flaw) {
        Refusal refusal = switch (flaw.kind()) {
            case ORDER -> Refusal.WRONG_SEQUENCE;
            case NUMBERS -> Refusal.WRONG_OPERATIONS;
            case TARGET -> Refusal.NO_TARGET;
            case UNFIT -> Refusal.UNFIT;
            case SIZE -> Refusal.TOO_LARGE;
        };
        return of(refusal, flaw.words());
    }
}
