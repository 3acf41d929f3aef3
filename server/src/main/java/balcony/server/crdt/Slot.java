package balcony.server.crdt;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A place in an object: what stands there, in rising order of the operations. More than one entry is a conflict of
 * concurrent edits, which every replica reads as its greatest; none means that the place is empty or deleted.
 */
class Slot {
    private List<Entry> entries = List.of();

    List<Entry> entries() {
        return entries;
    }

    boolean isEmpty() {
        return entries.isEmpty();
    }

    /** What every replica reads here; null where nothing stands. */
    @Nullable
    Entry winner() {
        return entries.isEmpty() ? null : entries.get(entries.size() - 1);
    }

    /** The operations that a new one here takes the place of. */
    List<OpId> ids() {
        return entries.stream().map(Entry::id).toList();
    }

    void put(Entry entry, List<OpId> replaced) {
        if (entries.isEmpty()) {
            entries = List.of(entry);
            return;
        }
        List<Entry> left = without(replaced);
        left.add(entry);
        left.sort(Comparator.comparing(Entry::id));
        entries = List.copyOf(left);
    }

    void remove(List<OpId> removed) {
        entries = List.copyOf(without(removed));
    }

    void increase(List<OpId> counters, long amount) {
        entries = entries.stream()
                .map(entry -> counters.contains(entry.id()) ? entry.increasedBy(amount) : entry)
                .toList();
    }

    private List<Entry> without(List<OpId> ids) {
        List<Entry> left = new ArrayList<>(entries);
        left.removeIf(entry -> ids.contains(entry.id()));
        return left;
    }
}
