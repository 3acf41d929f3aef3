package balcony.server.crdt;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One step of a change. Its id is not written: operations of a change count up from its {@code startOp}.
 *
 * @param object the map or sequence it acts in; null for the root
 * @param key where in it
 * @param insert whether it makes a new element behind {@code key}
 * @param value what it sets, adds or marks with; null value otherwise
 * @param preds the operations it takes the place of, in rising order
 * @param expand whether a mark grows with text typed at its edge
 * @param mark the name of the mark that begins here; null otherwise
 */
record Operation(
        @Nullable OpId object,
        Key key,
        boolean insert,
        Action action,
        Value value,
        List<OpId> preds,
        boolean expand,
        @Nullable String mark) {}
