package balcony.server.crdt;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A text or a list of a document: elements in the order that every replica agrees on. Deleted elements stay, empty,
 * because later operations may still stand behind them.
 */
final class SequenceNode implements Node {
    /** What stands in a text for an object in it, such as the mark of a block. */
    private static final String OBJECT = "\ufffc";

    private final OpId id;
    private final boolean text;
    private final Map<OpId, Element> elements = new HashMap<>();
    private @Nullable Element first;

    SequenceNode(OpId id, boolean text) {
        this.id = id;
        this.text = text;
    }

    /** A place in a sequence, named by the operation that inserted it. */
    static final class Element extends Slot {
        private final OpId id;
        private @Nullable Element next;

        private Element(OpId id) {
            this.id = id;
        }

        OpId id() {
            return id;
        }

        /** What a reader of a text sees here. */
        String text() {
            Entry winner = winner();
            if (winner == null) {
                return "";
            }
            return winner.value() instanceof Value.Str string ? string.text() : OBJECT;
        }
    }

    @Override
    public OpId id() {
        return id;
    }

    boolean isText() {
        return text;
    }

    @Override
    public @Nullable Slot slot(Key key) {
        return key instanceof Key.Element element ? elements.get(element.id()) : null;
    }

    /**
     * A new element behind the one that the key names; null where there is no such element. Elements inserted at one
     * place stand in falling order of their operations, so concurrent insertions end up in one order everywhere.
     */
    @Nullable
    Element insert(Key key, OpId inserted) {
        Element previous = null;
        if (key instanceof Key.Element behind) {
            previous = elements.get(behind.id());
        }
        if (previous == null && !(key instanceof Key.Head)) {
            return null;
        }
        Element next = previous == null ? first : previous.next;
        while (next != null && next.id.compareTo(inserted) > 0) {
            previous = next;
            next = next.next;
        }
        Element element = new Element(inserted);
        element.next = next;
        if (previous == null) {
            first = element;
        } else {
            previous.next = element;
        }
        elements.put(inserted, element);
        return element;
    }

    /** The elements at which something stands, in order. */
    List<Element> visible() {
        List<Element> visible = new ArrayList<>();
        for (Element element = first; element != null; element = element.next) {
            if (!element.isEmpty()) {
                visible.add(element);
            }
        }
        return visible;
    }

    /** What a text reads. */
    String content() {
        StringBuilder content = new StringBuilder();
        for (Element element = first; element != null; element = element.next) {
            content.append(element.text());
        }
        return content.toString();
    }
}
