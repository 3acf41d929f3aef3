package balcony.server.crdt;

import static balcony.server.crdt.UnfitChange.unless;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The operations of the change at the door, taken into the ledger one by one as they are found right. */
final class AdmittedOperations {
    /** Objects nest no deeper: pages read a map by recursion, and end where their stack does. */
    static final int MAX_DEPTH = 100;

    /** How many elements the marks of one change may be compared over: beyond it the room would stand still. */
    private static final int MAX_MARK_STEPS = 20_000_000;

    private final OpLedger ledger;
    private final ChangeRows rows;
    private final Behind behind;
    private final CounterTotals counters;
    private final int ownRow;
    private final Set<Touched.Place> touched = new HashSet<>();
    private int touchedObject = OpLedger.NONE;
    private int touchedPlace = OpLedger.NONE;
    private int openMark = OpLedger.NONE;
    private int openMarkObject = OpLedger.NONE;
    private int markSteps;

    /** For the change that is the newest row. */
    AdmittedOperations(OpLedger ledger, ChangeRows rows, Behind behind, CounterTotals counters) {
        this.ledger = ledger;
        this.rows = rows;
        this.behind = behind;
        this.counters = counters;
        this.ownRow = rows.size() - 1;
    }

    Touched take(Change change) throws UnfitChange, BadBytes {
        OperationReader reader = new OperationReader(ChangeContents.read(Chunk.contents(change.chunk())));
        while (reader.hasNext()) {
            take(reader.next());
        }
        unless(openMark == OpLedger.NONE, Flaw.Kind.UNFIT, "it holds half a mark");
        return new Touched(touched);
    }

    private void take(Operation operation) throws UnfitChange {
        boolean ends = operation.action() == Action.MARK && operation.mark() == null;
        unless(ends == (openMark != OpLedger.NONE), Flaw.Kind.UNFIT, "it holds half a mark");
        int object = object(operation.object());
        boolean inText = ledger.left(object) == OpLedger.Left.TEXT;
        unless(inText || operation.action() != Action.MARK, Flaw.Kind.UNFIT, "it marks what is no text");
        int number = ledger.size();
        OpLedger.Left leaves = Fitness.leaves(operation);
        Fitness.check(operation, inText);
        if (operation.insert()) {
            unless(operation.preds().isEmpty(), Flaw.Kind.UNFIT, "it inserts in place of something");
            ledger.insert(leaves, object, behindWhich(operation.key(), object));
        } else {
            int place = place(operation.key(), object);
            checkPreds(operation, object, place);
            ledger.add(leaves, object, place);
        }
        unless(canCount(operation, number), Flaw.Kind.UNFIT, "it counts beyond JavaScript's numbers");
        if (operation.action().makes()) {
            unless(isShallow(object), Flaw.Kind.UNFIT, "it nests deeper than " + MAX_DEPTH);
        }
        if (ends) {
            unless(
                    object == openMarkObject && isBefore(openMark, number),
                    Flaw.Kind.UNFIT,
                    "it holds a mark that ends before it begins");
        }
        openMark = operation.action() == Action.MARK && !ends ? number : OpLedger.NONE;
        openMarkObject = object;
        touch(number, object);
    }

    /** The number of an operation that the change may know of: its own, or one behind it. */
    private int find(OpId id) {
        int row = rows.holding(id);
        if (row == ChangeRows.NONE || !(row == ownRow || behind.contains(row))) {
            return OpLedger.NONE;
        }
        int number = rows.number(row, id.counter());
        return number < ledger.size() ? number : OpLedger.NONE;
    }

    private int object(@Nullable OpId id) throws UnfitChange {
        int object = id == null ? OpLedger.ROOT : find(id);
        unless(object != OpLedger.NONE, Flaw.Kind.TARGET, "it names an object that is not there");
        OpLedger.Left left = ledger.left(object);
        unless(left == OpLedger.Left.MAP || left.isSequence(), Flaw.Kind.TARGET, "it names an object that is none");
        return object;
    }

    private int behindWhich(Key key, int object) throws UnfitChange {
        unless(ledger.left(object).isSequence(), Flaw.Kind.TARGET, "it inserts into a map");
        if (key instanceof Key.Element element) {
            return element(element, object);
        }
        unless(key instanceof Key.Head, Flaw.Kind.TARGET, "it uses a name in a sequence");
        return OpLedger.NONE;
    }

    private int place(Key key, int object) throws UnfitChange {
        if (key instanceof Key.Name name) {
            unless(ledger.left(object) == OpLedger.Left.MAP, Flaw.Kind.TARGET, "it uses a name in a sequence");
            return ledger.nameNumber(name.name());
        }
        if (key instanceof Key.Element element) {
            int number = element(element, object);
            unless(ledger.left(number) != OpLedger.Left.NOTHING, Flaw.Kind.TARGET, "it takes the place of a mark");
            return number;
        }
        throw UnfitChange.of(Flaw.Kind.TARGET, "it edits before the first element");
    }

    private int element(Key.Element element, int object) throws UnfitChange {
        int number = find(element.id());
        unless(
                number != OpLedger.NONE && ledger.isElementOf(number, object),
                Flaw.Kind.TARGET,
                "it names an element that is not there");
        return number;
    }

    private void checkPreds(Operation operation, int object, int place) throws UnfitChange {
        for (OpId pred : operation.preds()) {
            int number = find(pred);
            unless(
                    number != OpLedger.NONE
                            && ledger.left(number) != OpLedger.Left.NOTHING
                            && ledger.objectOf(number) == object
                            && ledger.placeOf(number) == place,
                    Flaw.Kind.TARGET,
                    "it takes the place of what is not there");
        }
    }

    /** Notes a new counter, or what is added to those that an increment names. */
    private boolean canCount(Operation operation, int number) {
        if (operation.action() == Action.SET) {
            return !(operation.value() instanceof Value.Counter counter) || counters.start(number, counter.number());
        }
        boolean all = true;
        if (operation.action() == Action.INCREMENT) {
            long amount = Fitness.amount(operation.value());
            for (OpId pred : operation.preds()) {
                all &= counters.increment(find(pred), amount);
            }
        }
        return all;
    }

    private boolean isShallow(int object) {
        int above = object;
        for (int depth = 1; above != OpLedger.ROOT; depth++) {
            if (depth >= MAX_DEPTH) {
                return false;
            }
            above = ledger.objectOf(above);
        }
        return true;
    }

    /**
     * Whether one element of a sequence stands before another. Elements inserted behind one and the same stand in falling order
     * of their operations, each with all that was inserted behind it.
     */
    private boolean isBefore(int element, int other) throws UnfitChange {
        int up = element;
        int otherUp = other;
        int from = OpLedger.NONE;
        int otherFrom = OpLedger.NONE;
        while (up != otherUp) {
            if (up > otherUp) {
                from = up;
                up = ledger.insertedBehind(up);
            } else {
                otherFrom = otherUp;
                otherUp = ledger.insertedBehind(otherUp);
            }
            unless(++markSteps <= MAX_MARK_STEPS, Flaw.Kind.SIZE, "its marks span too much at once");
        }
        if (up == element || up == other) {
            return up == element;
        }
        return rows.compare(from, otherFrom) > 0;
    }

    private void touch(int number, int object) {
        boolean named = ledger.left(object) == OpLedger.Left.MAP;
        int place = named ? ledger.placeOf(number) : OpLedger.NONE;
        if (object == touchedObject && place == touchedPlace) {
            return;
        }
        touchedObject = object;
        touchedPlace = place;
        String[] path = new String[MAX_DEPTH + 1];
        int length = 0;
        if (named) {
            path[length++] = ledger.name(place);
        }
        for (int inner = object; inner != OpLedger.ROOT; inner = ledger.objectOf(inner)) {
            if (ledger.left(ledger.objectOf(inner)) == OpLedger.Left.MAP) {
                path[length++] = ledger.name(ledger.placeOf(inner));
            } else {
                length = 0; // what lies in a list is told as the list
            }
        }
        touched.add(new Touched.Place(path[length - 1], name(path, length - 2), name(path, length - 3)));
    }

    private static Optional<String> name(String[] path, int index) {
        return index < 0 ? Optional.empty() : Optional.ofNullable(path[index]);
    }
}
