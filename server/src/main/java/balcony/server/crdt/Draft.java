package balcony.server.crdt;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A change in the making: its operations so far, each already applied to the document that it changes. */
final class Draft {
    private final OpSet document;
    private final ActorId actor;
    private final long startOp;
    private final List<Operation> operations = new ArrayList<>();

    Draft(OpSet document, ActorId actor, long startOp) {
        this.document = document;
        this.actor = actor;
        this.startOp = startOp;
    }

    ActorId actor() {
        return actor;
    }

    long startOp() {
        return startOp;
    }

    List<Operation> operations() {
        return operations;
    }

    MapNode root() {
        return document.root();
    }

    /** Sets a name of a map to a value, or to a fresh object, in place of all that stands there. */
    void put(MapNode map, String key, Action action, Value value) {
        add(map.id(), new Key.Name(key), false, action, value, map.ids(key));
    }

    /** Empties a name of a map. */
    void delete(MapNode map, String key) {
        add(map.id(), new Key.Name(key), false, Action.DELETE, Value.NULL, map.ids(key));
    }

    /** Inserts a value into a sequence and answers the key behind which the next one goes. */
    Key insert(SequenceNode sequence, Key behind, Value value) {
        return new Key.Element(add(sequence.id(), behind, true, Action.SET, value, List.of()));
    }

    /** Empties an element of a sequence. */
    void delete(SequenceNode sequence, SequenceNode.Element element) {
        add(sequence.id(), new Key.Element(element.id()), false, Action.DELETE, Value.NULL, element.ids());
    }

    private OpId add(@Nullable OpId object, Key key, boolean insert, Action action, Value value, List<OpId> preds) {
        Operation operation = new Operation(object, key, insert, action, value, preds, false, null);
        OpId id = new OpId(startOp + operations.size(), actor);
        operations.add(operation);
        document.apply(id, operation);
        return id;
    }
}
