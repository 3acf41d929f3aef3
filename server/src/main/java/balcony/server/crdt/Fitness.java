package balcony.server.crdt;

import static balcony.server.crdt.UnfitChange.unless;

/** Whether an operation, taken by itself, is one that stock replicas can keep. */
final class Fitness {
    /** Whole numbers up to here are exact in JavaScript. */
    static final long MAX_SAFE_INTEGER = 9007199254740991L;

    /** What stands under this name JavaScript takes for an object's prototype; an empty name it cannot find again. */
    private static final String PROTOTYPE = "__proto__";

    private Fitness() {}

    /** What an operation leaves behind. */
    static OpLedger.Left leaves(Operation operation) throws UnfitChange {
        return switch (operation.action()) {
            case MAKE_MAP -> OpLedger.Left.MAP;
            case MAKE_LIST -> OpLedger.Left.LIST;
            case MAKE_TEXT -> OpLedger.Left.TEXT;
            case SET -> OpLedger.Left.VALUE;
            case DELETE, INCREMENT -> {
                unless(!operation.insert(), Flaw.Kind.UNFIT, "it inserts nothing");
                unless(!operation.preds().isEmpty(), Flaw.Kind.TARGET, "it deletes or increments nothing");
                yield OpLedger.Left.NOTHING;
            }
            case MARK -> {
                unless(operation.insert(), Flaw.Kind.UNFIT, "it holds a mark that is not inserted");
                yield OpLedger.Left.NOTHING;
            }
            case MAKE_TABLE -> throw UnfitChange.of(Flaw.Kind.UNFIT, "it makes a table, which stock replicas lose");
        };
    }

    static void check(Operation operation, boolean inText) throws UnfitChange {
        unless(
                operation.action() == Action.MARK || (operation.mark() == null && !operation.expand()),
                Flaw.Kind.UNFIT,
                "it marks without a mark");
        unless(
                !(operation.key() instanceof Key.Name name
                        && (name.name().isEmpty() || name.name().equals(PROTOTYPE))),
                Flaw.Kind.UNFIT,
                "it uses an empty name, or " + PROTOTYPE);
        checkValue(operation.action(), operation.value());
        unless(
                operation.action() != Action.MARK
                        || operation.mark() != null
                        || operation.value() instanceof Value.Null,
                Flaw.Kind.UNFIT,
                "it ends a mark with a value");
        unless(!inText || fitsText(operation), Flaw.Kind.UNFIT, "it puts into a text what is no character");
    }

    private static void checkValue(Action action, Value value) throws UnfitChange {
        switch (action) {
            case MAKE_MAP, MAKE_LIST, MAKE_TEXT, MAKE_TABLE, DELETE ->
                unless(value instanceof Value.Null, Flaw.Kind.UNFIT, "it gives a value where none can be");
            case INCREMENT -> {
                unless(value instanceof Value.Int, Flaw.Kind.UNFIT, "it increments by what has no sign");
                unless(isSafe(amount(value)), Flaw.Kind.UNFIT, "it increments beyond JavaScript's numbers");
            }
            case SET, MARK -> {
                unless(!(value instanceof Value.Unknown), Flaw.Kind.UNFIT, "it sets a value of no known type");
                unless(
                        !(value instanceof Value.Counter counter) || isSafe(counter.number()),
                        Flaw.Kind.UNFIT,
                        "it counts beyond JavaScript's numbers");
            }
        }
    }

    /** Texts are made of characters, each a string of one code point, of marks, and of blocks, which are maps. */
    private static boolean fitsText(Operation operation) {
        return switch (operation.action()) {
            case SET ->
                operation.value() instanceof Value.Str string
                        && string.text().codePointCount(0, string.text().length()) == 1;
            case MAKE_MAP, MARK, DELETE -> true;
            case MAKE_LIST, MAKE_TEXT, MAKE_TABLE, INCREMENT -> false;
        };
    }

    /** By how much an increment that was found fit counts. */
    static long amount(Value value) {
        return ((Value.Int) value).number();
    }

    private static boolean isSafe(long number) {
        return number >= -MAX_SAFE_INTEGER && number <= MAX_SAFE_INTEGER;
    }
}
