package balcony.server.crdt;

import org.jspecify.annotations.Nullable;

/** An object of a document: a map or a sequence. */
sealed interface Node permits MapNode, SequenceNode {
    /** The operation that made it; null for the root. */
    @Nullable
    OpId id();

    /** The place that a key names; null where an operation names one that this object cannot have. */
    @Nullable
    Slot slot(Key key);
}
