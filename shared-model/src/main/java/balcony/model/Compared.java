package balcony.model;

import java.util.Map;

/**
 * A connection as two layers have it.
 *
 * @param id of its bundle; where the two have it in opposite directions, the smaller of both
 */
public record Compared(String id, LinkKind kind, ElementId from, ElementId to, Accord accord) {
    /** The form that JSON takes. */
    public Map<String, Object> toTree() {
        return new Tree(Map.of())
                .put("id", id)
                .put("kind", kind)
                .put("from", from.text())
                .put("to", to.text())
                .put("accord", accord)
                .build();
    }
}
