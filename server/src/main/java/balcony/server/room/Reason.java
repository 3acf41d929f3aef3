package balcony.server.room;

import balcony.server.crdt.Flaw;

/**
 * Why the map does not take a change, as its author is told.
 *
 * @param words for people, more exact than those of the code
 */
record Reason(Refusal refusal, String words) {
    static Reason of(Refusal refusal) {
        return new Reason(refusal, refusal.words());
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
        return new Reason(refusal, refusal.words() + ": " + flaw.words());
    }
}
