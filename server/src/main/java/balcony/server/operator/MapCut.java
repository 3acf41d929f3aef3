package balcony.server.operator;

import balcony.server.crdt.ChangeHash;
import balcony.server.journal.StoredChange;
import balcony.server.journal.StoredMoment;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What is left of a map's log without one change and all that builds on it, near or far.
 *
 * @param kept the positions of the changes that stay, in order
 * @param left the changes that do not, the named one first
 * @param moments the moments whose heads all stay
 */
record MapCut(List<Long> kept, List<StoredChange> left, List<String> moments) {
    MapCut {
        kept = List.copyOf(kept);
        left = List.copyOf(left);
        moments = List.copyOf(moments);
    }

    /** Empty if the log does not have the change. */
    static Optional<MapCut> without(ChangeHash named, List<StoredChange> log, List<StoredMoment> moments) {
        Set<ChangeHash> gone = new HashSet<>();
        List<Long> kept = new ArrayList<>();
        List<StoredChange> left = new ArrayList<>();
        for (StoredChange stored : log) {
            boolean goes = stored.change().hash().equals(named)
                    || stored.change().deps().stream().anyMatch(gone::contains);
            if (goes) {
                gone.add(stored.change().hash());
                left.add(stored);
            } else {
                kept.add(stored.position());
            }
        }
        List<String> whole = moments.stream()
                .filter(moment -> moment.heads().stream().noneMatch(gone::contains))
                .map(StoredMoment::id)
                .toList();
        return left.isEmpty() ? Optional.empty() : Optional.of(new MapCut(kept, left, whole));
    }
}
