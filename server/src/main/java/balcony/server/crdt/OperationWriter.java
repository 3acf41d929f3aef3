package balcony.server.crdt;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Writes a change's operations as columns, byte for byte as stock clients write them. */
final class OperationWriter {
    private final List<ActorId> otherActors;
    private final Map<ActorId, Long> actorNumbers = new HashMap<>();
    private final BitSet named = new BitSet();

    private final RunWriter<Long> objectActor = RunWriter.unsigned();
    private final RunWriter<Long> objectCounter = RunWriter.unsigned();
    private final RunWriter<Long> keyActor = RunWriter.unsigned();
    private final DeltaWriter keyCounter = new DeltaWriter();
    private final RunWriter<String> keyText = RunWriter.text();
    private final FlagWriter insert = new FlagWriter();
    private final RunWriter<Long> action = RunWriter.unsigned();
    private final RunWriter<Long> valueMeta = RunWriter.unsigned();
    private final ByteWriter valueRaw = new ByteWriter();
    private final RunWriter<Long> predCount = RunWriter.unsigned();
    private final RunWriter<Long> predActor = RunWriter.unsigned();
    private final DeltaWriter predCounter = new DeltaWriter();
    private final FlagWriter expand = new FlagWriter();
    private final RunWriter<String> mark = RunWriter.text();

    /**
     * @param otherActors the actors that the operations may name beside the author
     */
    OperationWriter(ActorId author, List<ActorId> otherActors) {
        this.otherActors = otherActors;
        actorNumbers.put(author, 0L);
        otherActors.forEach(actor -> actorNumbers.putIfAbsent(actor, (long) actorNumbers.size()));
    }

    /** These operations, with the actors that they name. */
    static OperationWriter of(ActorId author, List<Operation> operations) {
        SortedSet<ActorId> others = new TreeSet<>();
        operations.forEach(operation -> collectActors(operation, others));
        others.remove(author);
        OperationWriter writer = new OperationWriter(author, List.copyOf(others));
        operations.forEach(writer::add);
        return writer;
    }

    /** The actors that the operations may name beside the author, sorted. */
    List<ActorId> otherActors() {
        return otherActors;
    }

    /** Whether those actors are as stock clients write them: sorted, without the author, none that no operation names. */
    boolean namesItsActors() {
        for (int i = 0; i < otherActors.size(); i++) {
            Long number = actorNumbers.get(otherActors.get(i));
            boolean rises = i == 0 || otherActors.get(i - 1).compareTo(otherActors.get(i)) < 0;
            if (number == null || number != i + 1 || !named.get(i + 1) || !rises) {
                return false;
            }
        }
        return true;
    }

    private static void collectActors(Operation operation, SortedSet<ActorId> actors) {
        OpId object = operation.object();
        if (object != null) {
            actors.add(object.actor());
        }
        if (operation.key() instanceof Key.Element element) {
            actors.add(element.id().actor());
        }
        operation.preds().forEach(pred -> actors.add(pred.actor()));
    }

    void add(Operation operation) {
        OpId object = operation.object();
        objectActor.add(object == null ? null : number(object));
        objectCounter.add(object == null ? null : Long.valueOf(object.counter()));
        addKey(operation.key());
        insert.add(operation.insert());
        action.add(operation.action().number());
        valueMeta.add(ValueCodec.write(operation.value(), valueRaw));
        predCount.add((long) operation.preds().size());
        for (OpId pred : operation.preds()) {
            predActor.add(number(pred));
            predCounter.add(pred.counter());
        }
        expand.add(operation.expand());
        mark.add(operation.mark());
    }

    private void addKey(Key key) {
        if (key instanceof Key.Name name) {
            addKey(null, null, name.name());
        } else if (key instanceof Key.Element element) {
            addKey(number(element.id()), element.id().counter(), null);
        } else {
            addKey(null, 0L, null);
        }
    }

    private void addKey(@Nullable Long actor, @Nullable Long counter, @Nullable String name) {
        keyActor.add(actor);
        keyCounter.add(counter);
        keyText.add(name);
    }

    private Long number(OpId id) {
        Long number = actorNumbers.get(id.actor());
        if (number == null) {
            throw new IllegalStateException("actor " + id.actor() + " was not collected");
        }
        named.set(number.intValue());
        return number;
    }

    /** What was added, as columns, once. */
    List<Column> columns() {
        List<Column> all = new ArrayList<>();
        all.add(new Column(Column.OBJECT_ACTOR, objectActor.finish()));
        all.add(new Column(Column.OBJECT_COUNTER, objectCounter.finish()));
        all.add(new Column(Column.KEY_ACTOR, keyActor.finish()));
        all.add(new Column(Column.KEY_COUNTER, keyCounter.finish()));
        all.add(new Column(Column.KEY_TEXT, keyText.finish()));
        all.add(new Column(Column.INSERT, insert.finish()));
        all.add(new Column(Column.ACTION, action.finish()));
        all.add(new Column(Column.VALUE_META, valueMeta.finish()));
        all.add(new Column(Column.VALUE_RAW, valueRaw.toByteArray()));
        all.add(new Column(Column.PRED_COUNT, predCount.finish()));
        all.add(new Column(Column.PRED_ACTOR, predActor.finish()));
        all.add(new Column(Column.PRED_COUNTER, predCounter.finish()));
        all.add(new Column(Column.EXPAND, expand.finishUnlessAllFalse()));
        all.add(new Column(Column.MARK_NAME, mark.finish()));
        all.removeIf(column -> column.data().length == 0);
        return all;
    }
}
