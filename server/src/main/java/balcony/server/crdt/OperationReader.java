package balcony.server.crdt;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads a change's operations one by one from its columns. Holds no more than one operation at a time. */
final class OperationReader {
    /** No change needs more predecessors in all; run-length encoding could announce any number in ten bytes. */
    private static final long MAX_PREDECESSORS = 2_000_000;

    private final List<ActorId> actors;
    private final RunReader<Long> objectActor;
    private final RunReader<Long> objectCounter;
    private final RunReader<Long> keyActor;
    private final DeltaReader keyCounter;
    private final RunReader<String> keyText;
    private final FlagReader insert;
    private final RunReader<Long> action;
    private final RunReader<Long> valueMeta;
    private final ByteReader valueRaw;
    private final RunReader<Long> predCount;
    private final RunReader<Long> predActor;
    private final DeltaReader predCounter;
    private final FlagReader expand;
    private final RunReader<String> mark;
    private long predecessors;

    OperationReader(ChangeContents change) {
        actors = new ArrayList<>();
        actors.add(change.actor());
        actors.addAll(change.otherActors());
        List<Column> columns = change.columns();
        objectActor = RunReader.unsigned(data(columns, Column.OBJECT_ACTOR));
        objectCounter = RunReader.unsigned(data(columns, Column.OBJECT_COUNTER));
        keyActor = RunReader.unsigned(data(columns, Column.KEY_ACTOR));
        keyCounter = new DeltaReader(data(columns, Column.KEY_COUNTER));
        keyText = RunReader.text(data(columns, Column.KEY_TEXT));
        insert = new FlagReader(data(columns, Column.INSERT));
        action = RunReader.unsigned(data(columns, Column.ACTION));
        valueMeta = RunReader.unsigned(data(columns, Column.VALUE_META));
        valueRaw = new ByteReader(data(columns, Column.VALUE_RAW));
        predCount = RunReader.unsigned(data(columns, Column.PRED_COUNT));
        predActor = RunReader.unsigned(data(columns, Column.PRED_ACTOR));
        predCounter = new DeltaReader(data(columns, Column.PRED_COUNTER));
        expand = new FlagReader(data(columns, Column.EXPAND));
        mark = RunReader.text(data(columns, Column.MARK_NAME));
    }

    private static byte[] data(List<Column> columns, int spec) {
        for (Column column : columns) {
            if (column.spec() == spec) {
                return column.data();
            }
        }
        return new byte[0];
    }

    /** How many operations a change holds, by its action column alone. */
    static long count(ChangeContents change) throws BadBytes {
        RunReader<Long> actions = RunReader.unsigned(data(change.columns(), Column.ACTION));
        long count = 0;
        while (!actions.ended()) {
            actions.next();
            count++;
        }
        return count;
    }

    /** Whether another operation follows: the action column, which no operation leaves empty, decides. */
    boolean hasNext() {
        return !action.ended();
    }

    Operation next() throws BadBytes {
        Long number = action.next();
        if (number == null) {
            throw new BadBytes("an operation without an action");
        }
        Action act = Action.of(number);
        OpId object = object();
        Key key = key();
        boolean inserts = inserts();
        Value value = value();
        if (act == Action.INCREMENT && !(value instanceof Value.Int || value instanceof Value.Uint)) {
            throw new BadBytes("an increment that is no number");
        }
        return new Operation(object, key, inserts, act, value, preds(), expand.next(), mark.next());
    }

    /** All columns must end with the last operation. */
    void finish() throws BadBytes {
        boolean ended = objectActor.ended()
                && objectCounter.ended()
                && keyActor.ended()
                && keyCounter.ended()
                && keyText.ended()
                && insert.ended()
                && valueMeta.ended()
                && valueRaw.atEnd()
                && predCount.ended()
                && predActor.ended()
                && predCounter.ended()
                && expand.ended()
                && mark.ended();
        if (!ended) {
            throw new BadBytes("a column holds more values than there are operations");
        }
    }

    private @Nullable OpId object() throws BadBytes {
        Long actor = objectActor.next();
        Long counter = objectCounter.next();
        if (actor == null && (counter == null || counter == 0)) {
            return null;
        }
        return id(actor, counter);
    }

    private Key key() throws BadBytes {
        Long actor = keyActor.next();
        Long counter = keyCounter.next();
        String name = keyText.next();
        if (name != null) {
            if (actor != null || counter != null) {
                throw new BadBytes("an operation with two keys");
            }
            return new Key.Name(name);
        }
        if (actor == null && counter != null && counter == 0) {
            return Key.HEAD;
        }
        return new Key.Element(id(actor, counter));
    }

    private boolean inserts() throws BadBytes {
        if (insert.ended()) {
            throw new BadBytes("an operation that does not say whether it inserts");
        }
        return insert.next();
    }

    private Value value() throws BadBytes {
        Long meta = valueMeta.next();
        if (meta == null) {
            throw new BadBytes("an operation without a value");
        }
        return ValueCodec.read(meta, valueRaw);
    }

    private List<OpId> preds() throws BadBytes {
        Long count = predCount.next();
        if (count == null) {
            throw new BadBytes("an operation without a number of predecessors");
        }
        if (count == 0) {
            return List.of();
        }
        List<OpId> preds = new ArrayList<>();
        for (long left = count; left != 0; left--) {
            if (predCounter.ended()) {
                throw new BadBytes("an operation with too few predecessors");
            }
            if (++predecessors > MAX_PREDECESSORS) {
                throw new BadBytes("more than " + MAX_PREDECESSORS + " predecessors");
            }
            OpId pred = id(predActor.next(), predCounter.next());
            if (!preds.isEmpty() && preds.get(preds.size() - 1).compareTo(pred) >= 0) {
                throw new BadBytes("predecessors out of order");
            }
            preds.add(pred);
        }
        return preds;
    }

    private OpId id(@Nullable Long actor, @Nullable Long counter) throws BadBytes {
        if (actor == null || counter == null) {
            throw new BadBytes("half an operation id");
        }
        if (actor < 0 || actor >= actors.size()) {
            throw new BadBytes("an actor that is not listed");
        }
        if (counter < 1 || counter > ChangeContents.MAX_COUNTER) {
            throw new BadBytes("an operation id out of range");
        }
        return new OpId(counter, actors.get(actor.intValue()));
    }
}
