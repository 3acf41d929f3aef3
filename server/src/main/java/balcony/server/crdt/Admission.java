package balcony.server.crdt;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The door of a document: what its changes have made so far, against which the next one is checked. A change of right form
 * may still name what is not there, and then a stock replica aborts when it takes it, or cannot load its own save ever
 * after; so such a change is refused before anyone sees it. Used by one thread at a time.
 */
public final class Admission {
    /** How far a change may start ahead of all others: stock replicas allocate memory for the gap. */
    private static final long MAX_GAP = 100_000;

    /** Whole numbers up to here are exact in JavaScript. */
    private static final long MAX_SAFE_INTEGER = 9007199254740991L;

    private final OpLedger ledger = new OpLedger();
    private final Map<ChangeHash, Long> lastOps = new HashMap<>();
    private final Map<ActorId, Long> sequences = new HashMap<>();
    private long lastOp;

    /** Takes a change in, or leaves everything as it was and says why no replica should take it. */
    public Optional<String> admit(Change change) {
        if (lastOps.containsKey(change.hash())) {
            return Optional.empty();
        }
        try {
            checkHeader(change);
        } catch (BadBytes e) {
            return Optional.of(e.reason());
        }
        ledger.startChange(change.actor(), change.startOp());
        try {
            takeOperations(change);
        } catch (BadBytes e) {
            ledger.takeBack(change.actor(), change.startOp());
            return Optional.of(e.reason());
        }
        long last = change.startOp() + change.opCount() - 1;
        lastOps.put(change.hash(), last);
        sequences.put(change.actor(), change.seq());
        lastOp = Math.max(lastOp, last);
        return Optional.empty();
    }

    private void checkHeader(Change change) throws BadBytes {
        long seen = 0;
        for (ChangeHash dep : change.deps()) {
            Long last = lastOps.get(dep);
            require(last != null, "a dependency that is not there");
            seen = Math.max(seen, last == null ? 0 : last);
        }
        long expected = sequences.getOrDefault(change.actor(), 0L) + 1;
        require(change.seq() == expected, "its actor's change " + change.seq() + ", where " + expected + " is next");
        require(change.startOp() > seen, "operations counted from before its dependencies");
        require(change.startOp() <= lastOp + 1 + MAX_GAP, "operations counted from far ahead");
        require(change.opCount() > 0 || change.startOp() == seen + 1, "an empty change that counts operations");
    }

    private void takeOperations(Change change) throws BadBytes {
        OperationReader reader = new OperationReader(
                ChangeContents.read(Chunk.read(change.chunk()).contents()));
        int openMark = OpLedger.NONE;
        int openMarkObject = OpLedger.NONE;
        for (long counter = change.startOp(); reader.hasNext(); counter++) {
            Operation operation = reader.next();
            OpId id = new OpId(counter, change.actor());
            boolean ends = operation.action() == Action.MARK && operation.mark() == null;
            require(ends == (openMark != OpLedger.NONE), "half a mark");
            int object = object(operation.object());
            int number = take(id, operation, object);
            if (ends) {
                require(
                        object == openMarkObject && ledger.isBefore(openMark, number),
                        "a mark that ends before it begins");
            }
            boolean begins = operation.action() == Action.MARK && !ends;
            openMark = begins ? number : OpLedger.NONE;
            openMarkObject = object;
        }
        require(openMark == OpLedger.NONE, "half a mark");
    }

    private int object(@Nullable OpId id) throws BadBytes {
        int object = id == null ? OpLedger.ROOT : ledger.find(id);
        require(object != OpLedger.NONE, "an object that is not there");
        OpLedger.Left left = ledger.left(object);
        require(left == OpLedger.Left.MAP || left == OpLedger.Left.SEQUENCE, "an object that is none");
        return object;
    }

    private int take(OpId id, Operation operation, int object) throws BadBytes {
        OpLedger.Left leaves = leaves(operation);
        if (operation.insert()) {
            require(operation.preds().isEmpty(), "an insertion in place of something");
            ledger.insert(id, leaves, object, behind(operation.key(), object));
        } else {
            int place = place(operation.key(), object);
            checkPreds(operation, object, place);
            ledger.add(id, leaves, object, place);
        }
        return ledger.find(id);
    }

    private static OpLedger.Left leaves(Operation operation) throws BadBytes {
        return switch (operation.action()) {
            case MAKE_MAP -> OpLedger.Left.MAP;
            case MAKE_LIST, MAKE_TEXT -> OpLedger.Left.SEQUENCE;
            case SET -> OpLedger.Left.VALUE;
            case DELETE, INCREMENT -> {
                require(!operation.insert(), "an insertion of nothing");
                require(!operation.preds().isEmpty(), "a deletion or increment of nothing");
                require(isSafe(operation.value()), "an increment beyond JavaScript's numbers");
                yield OpLedger.Left.NOTHING;
            }
            case MARK -> {
                require(operation.insert(), "a mark that is not inserted");
                yield OpLedger.Left.NOTHING;
            }
            case MAKE_TABLE -> throw new BadBytes("a table, which stock replicas lose");
        };
    }

    private static boolean isSafe(Value value) {
        if (value instanceof Value.Int number) {
            return Math.abs(number.number()) <= MAX_SAFE_INTEGER && number.number() != Long.MIN_VALUE;
        }
        return !(value instanceof Value.Uint number) || Long.compareUnsigned(number.bits(), MAX_SAFE_INTEGER) <= 0;
    }

    private int behind(Key key, int object) throws BadBytes {
        require(ledger.left(object) == OpLedger.Left.SEQUENCE, "an insertion into a map");
        if (key instanceof Key.Element element) {
            return element(element, object);
        }
        require(key instanceof Key.Head, "a name in a sequence");
        return OpLedger.NONE;
    }

    private int place(Key key, int object) throws BadBytes {
        if (key instanceof Key.Name name) {
            require(ledger.left(object) == OpLedger.Left.MAP, "a name in a sequence");
            return ledger.nameNumber(name.name());
        }
        if (key instanceof Key.Element element) {
            return element(element, object);
        }
        throw new BadBytes("an edit before the first element");
    }

    private int element(Key.Element element, int object) throws BadBytes {
        int number = ledger.find(element.id());
        require(number != OpLedger.NONE && ledger.isElementOf(number, object), "an element that is not there");
        return number;
    }

    private void checkPreds(Operation operation, int object, int place) throws BadBytes {
        for (OpId pred : operation.preds()) {
            int number = ledger.find(pred);
            require(
                    number != OpLedger.NONE
                            && ledger.left(number) != OpLedger.Left.NOTHING
                            && ledger.objectOf(number) == object
                            && ledger.placeOf(number) == place,
                    "a predecessor that is not there");
        }
    }

    private static void require(boolean holds, String otherwise) throws BadBytes {
        if (!holds) {
            throw new BadBytes(otherwise);
        }
    }
}
