package balcony.server.crdt;

import static balcony.server.crdt.UnfitChange.unless;

import java.util.List;
import java.util.Set;

/**
 * The door of a document: which changes it has and what their operations made, against which the next one is checked. A change
 * of right form may still name what is not there, and then a stock replica aborts when it takes it, or cannot load its own save
 * ever after; so such a change is refused before anyone sees it. Keeps no values: eight bytes for an operation, about thirty for a
 * change, twelve for a counter, and the names of keys. What a check costs does not grow with the history. Used by one thread at a time.
 */
public final class Admission {
    /** How far a change made upon a past state may number its operations beyond all: its author knew some that are not here. */
    static final long MAX_GAP = 100_000;

    /** Seconds; saved documents hold the differences of times, which must not overflow. */
    private static final long MAX_TIME = Fitness.MAX_SAFE_INTEGER;

    private final OpLedger ledger = new OpLedger();
    private final ChangeRows rows;
    private final Behind behind;
    private final CounterTotals counters = new CounterTotals();
    private int namesBefore;
    private boolean addedLast;

    /** The door of a document without changes. */
    public Admission() {
        this(new ChangeIndex());
    }

    /** @param kept the names of the document's changes, which somebody keeps; each that is held or admitted comes to stand there too, as a rule at the same place */
    public Admission(ChangeIndex kept) {
        rows = new ChangeRows(ledger.size(), kept);
        behind = new Behind(rows);
    }

    /** Takes a change in, or leaves everything as it was and says why no replica should take it. */
    public Verdict admit(Change change) {
        addedLast = false;
        if (rows.find(change.hash()) != ChangeRows.NONE) {
            return new Verdict.Fit(new Touched(Set.of()));
        }
        namesBefore = ledger.nameCount();
        counters.begin();
        try {
            int[] deps = deps(change.deps());
            behind.turnTo(deps);
            checkHeader(change, deps);
            rows.add(change, deps, behind.complete());
            addedLast = true;
            Touched touched = new AdmittedOperations(ledger, rows, behind, counters).take(change);
            behind.added();
            return new Verdict.Fit(touched);
        } catch (UnfitChange unfit) {
            takeBack();
            return new Verdict.Unfit(unfit.flaw());
        } catch (BadBytes bad) {
            takeBack();
            throw new IllegalArgumentException("change " + change.hash() + " was never decoded: " + bad.reason(), bad);
        }
    }

    /**
     * Takes in a change that the map has for good, be it as it may: whatever is wrong in one that an earlier version let in must
     * not close the map. What it made cannot be named then.
     *
     * @return whether it is one that would be admitted
     */
    public boolean hold(Change change) {
        if (admit(change) instanceof Verdict.Fit) {
            return true;
        }
        int[] known = change.deps().stream()
                .mapToInt(rows::find)
                .filter(row -> row != ChangeRows.NONE)
                .toArray();
        behind.turnTo(known);
        rows.add(change, known, behind.complete());
        while (ledger.size() < rows.nextNumber()) {
            ledger.add(OpLedger.Left.NOTHING, OpLedger.ROOT, OpLedger.NONE);
        }
        behind.added();
        return false;
    }

    /** Takes back the change that was admitted by the last call, if it was new. */
    public void takeBack() {
        if (addedLast) {
            rows.takeBack();
            ledger.truncate(rows.nextNumber(), namesBefore);
            counters.takeBack();
            addedLast = false;
        }
    }

    private int[] deps(List<ChangeHash> hashes) throws UnfitChange {
        int[] deps = new int[hashes.size()];
        for (int i = 0; i < deps.length; i++) {
            deps[i] = rows.find(hashes.get(i));
            unless(deps[i] != ChangeRows.NONE, Flaw.Kind.ORDER, "it builds on a change that is not there");
        }
        return deps;
    }

    private void checkHeader(Change change, int[] deps) throws UnfitChange {
        long seen = 0;
        for (int dep : deps) {
            seen = Math.max(seen, rows.lastOp(dep));
        }
        int own = rows.newestOf(change.actor());
        unless(
                change.seq() == rows.countOf(change.actor()) + 1,
                Flaw.Kind.ORDER,
                "it is not numbered as the next of its actor");
        unless(
                own == ChangeRows.NONE || behind.contains(own),
                Flaw.Kind.ORDER,
                "it does not build on its actor's last");
        unless(
                Math.abs(change.time()) <= MAX_TIME && change.time() != Long.MIN_VALUE,
                Flaw.Kind.UNFIT,
                "its time is beyond JavaScript's numbers");
        unless(change.startOp() > seen, Flaw.Kind.NUMBERS, "it numbers its operations from before what it builds on");
        unless(
                change.startOp() <= Math.max(seen, ledger.size() - 1 + MAX_GAP) + 1,
                Flaw.Kind.NUMBERS,
                "it numbers its operations from far ahead");
        unless(
                change.opCount() > 0 || change.startOp() == seen + 1,
                Flaw.Kind.NUMBERS,
                "it is empty and leaves numbers out");
        unless(
                change.opCount() <= OpLedger.MAX_OPERATIONS - ledger.size(),
                Flaw.Kind.SIZE,
                "the map holds as many operations as it can");
    }
}
