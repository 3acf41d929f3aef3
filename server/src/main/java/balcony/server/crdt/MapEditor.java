package balcony.server.crdt;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A map of a document, for changing it in the change that is being written. An edit that would change nothing writes
 * nothing.
 */
public final class MapEditor {
    /** Whole numbers up to here are exact in JavaScript. */
    private static final double MAX_SAFE_INTEGER = 9007199254740991.0;

    private final Draft draft;
    private final MapNode node;
    private final NodeView view;

    MapEditor(Draft draft, MapNode node) {
        this.draft = draft;
        this.node = node;
        this.view = new NodeView(node);
    }

    /** Sets a value of any type. */
    public MapEditor put(String key, Value value) {
        String name = Unicode.wellFormed(key);
        Value clean = clean(value);
        Entry standing = node.winner(name);
        boolean same = standing != null
                && standing.node() == null
                && standing.value().equals(clean)
                && node.ids(name).size() == 1;
        if (!same) {
            draft.put(node, name, Action.SET, clean);
        }
        return this;
    }

    /** Sets a string that is replaced as a whole: JavaScript's {@code ImmutableString}. */
    public MapEditor put(String key, String string) {
        return put(key, new Value.Str(string));
    }

    /** Sets a whole number. */
    public MapEditor put(String key, long number) {
        return put(key, new Value.Int(number));
    }

    /** Sets a number as stock clients do: a whole one as a whole number, any other with its fraction. */
    public MapEditor put(String key, double number) {
        boolean whole = number == Math.rint(number) && Math.abs(number) <= MAX_SAFE_INTEGER;
        return put(key, whole ? new Value.Int((long) number) : new Value.Real(number));
    }

    public MapEditor put(String key, boolean flag) {
        return put(key, new Value.Bool(flag));
    }

    /** Sets a date: JavaScript's {@code Date}, to the millisecond. */
    public MapEditor put(String key, Instant instant) {
        return put(key, new Value.Timestamp(instant.toEpochMilli()));
    }

    public MapEditor putNull(String key) {
        return put(key, Value.NULL);
    }

    /**
     * Makes the co-edited text under a name read {@code content}: a new text where there is none, else only what differs
     * is taken out and put in, so that others' typing around it stays. A string that reads so already is left as it is.
     */
    public MapEditor text(String key, String content) {
        String name = Unicode.wellFormed(key);
        String clean = Unicode.wellFormed(content);
        if (view.text(name).equals(Optional.of(clean))) {
            return this;
        }
        if (!(object(name) instanceof SequenceNode sequence && sequence.isText())) {
            draft.put(node, name, Action.MAKE_TEXT, Value.NULL);
        }
        if (object(name) instanceof SequenceNode sequence) {
            TextSplice.between(sequence.visible(), clean).write(draft, sequence);
        }
        return this;
    }

    /** Sets a list of single values, as a new list unless the same stands there. */
    public MapEditor list(String key, List<? extends Value> values) {
        String name = Unicode.wellFormed(key);
        List<Value> clean = values.stream().map(MapEditor::clean).toList();
        if (view.list(name).equals(Optional.of(clean))) {
            return this;
        }
        draft.put(node, name, Action.MAKE_LIST, Value.NULL);
        if (object(name) instanceof SequenceNode list) {
            Key behind = Key.HEAD;
            for (Value value : clean) {
                behind = draft.insert(list, behind, value);
            }
        }
        return this;
    }

    /** The map under a name, for changing; a new one where none is. */
    public MapEditor map(String key) {
        String name = Unicode.wellFormed(key);
        if (!(object(name) instanceof MapNode)) {
            draft.put(node, name, Action.MAKE_MAP, Value.NULL);
        }
        if (object(name) instanceof MapNode map) {
            return new MapEditor(draft, map);
        }
        throw new IllegalStateException("no map under " + name + " after making one");
    }

    /** Empties a name. Its past stays in the history. */
    public MapEditor delete(String key) {
        String name = Unicode.wellFormed(key);
        if (node.winner(name) != null) {
            draft.delete(node, name);
        }
        return this;
    }

    /** The map as these edits leave it. */
    public MapView view() {
        return view;
    }

    private @Nullable Node object(String name) {
        Entry standing = node.winner(name);
        return standing == null ? null : standing.node();
    }

    private static Value clean(Value value) {
        return value instanceof Value.Str string ? new Value.Str(Unicode.wellFormed(string.text())) : value;
    }
}
