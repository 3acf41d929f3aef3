package balcony.server.crdt;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The objects of a document, as the operations so far leave them. Operations come in an order that respects their
 * dependencies; one that names an object or element that no operation made has no effect.
 */
final class OpSet {
    private final MapNode root = new MapNode(null);
    private final Map<OpId, Node> objects = new HashMap<>();

    MapNode root() {
        return root;
    }

    void apply(OpId id, Operation operation) {
        Slot slot = slot(id, operation);
        if (slot == null) {
            return;
        }
        switch (operation.action()) {
            case SET -> slot.put(new Entry(id, operation.value()), operation.preds());
            case MAKE_MAP, MAKE_TABLE -> make(new MapNode(id), id, slot, operation);
            case MAKE_LIST -> make(new SequenceNode(id, false), id, slot, operation);
            case MAKE_TEXT -> make(new SequenceNode(id, true), id, slot, operation);
            case DELETE -> slot.remove(operation.preds());
            case INCREMENT -> slot.increase(operation.preds(), amount(operation.value()));
            case MARK -> {
                // A mark formats text; it stands between characters and is no character itself.
            }
        }
    }

    private @Nullable Slot slot(OpId id, Operation operation) {
        OpId object = operation.object();
        Node node = object == null ? root : objects.get(object);
        if (node == null) {
            return null;
        }
        if (operation.insert()) {
            return node instanceof SequenceNode sequence ? sequence.insert(operation.key(), id) : null;
        }
        return node.slot(operation.key());
    }

    private void make(Node node, OpId id, Slot slot, Operation operation) {
        objects.put(id, node);
        slot.put(new Entry(id, node), operation.preds());
    }

    private static long amount(Value value) {
        if (value instanceof Value.Int number) {
            return number.number();
        }
        return value instanceof Value.Uint number ? number.bits() : 0;
    }
}
