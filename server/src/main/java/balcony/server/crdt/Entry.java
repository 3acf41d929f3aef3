package balcony.server.crdt;

import org.jspecify.annotations.Nullable;

/**
 * What one operation put in a place, until another takes its place.
 *
 * @param id the operation
 * @param value what it set; null value for an object
 * @param node the object it made; null for a single value
 */
record Entry(OpId id, Value value, @Nullable Node node) {
    Entry(OpId id, Value value) {
        this(id, value, null);
    }

    Entry(OpId id, Node node) {
        this(id, Value.NULL, node);
    }

    Entry increasedBy(long amount) {
        return value instanceof Value.Counter counter
                ? new Entry(id, new Value.Counter(counter.number() + amount))
                : this;
    }
}
