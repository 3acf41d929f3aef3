package balcony.history;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How one collection of a map differs. A record that was set aside or taken back counts as removed, one that was brought back
 * as added: that is what a reader of the map sees.
 */
public record CollectionDiff(List<RecordState> added, List<RecordState> removed, List<RecordChange> changed) {
    public CollectionDiff {
        added = List.copyOf(added);
        removed = List.copyOf(removed);
        changed = List.copyOf(changed);
    }

    public boolean isEmpty() {
        return added.isEmpty() && removed.isEmpty() && changed.isEmpty();
    }

    /** The form that JSON takes. */
    public Map<String, Object> toTree() {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("added", added.stream().map(RecordState::toTree).toList());
        tree.put("removed", removed.stream().map(RecordState::toTree).toList());
        tree.put("changed", changed.stream().map(RecordChange::toTree).toList());
        return tree;
    }
}
