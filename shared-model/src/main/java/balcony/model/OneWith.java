package balcony.model;

import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A record that may have turned out to be the same as another: it is kept, off the map, and points to the one that stays. */
interface OneWith<I> {
    Standing standing();

    /** What it is one with, for as long as it is not on the map itself. */
    Optional<I> oneWith();

    /** Which record an id stands for: itself, or the one at the end of what it points to. Records that point in a ring stand for themselves. */
    static <I, R extends OneWith<I>> I resolve(I id, Map<I, R> records) {
        Set<I> seen = new HashSet<>();
        I last = id;
        for (Optional<I> next = Optional.of(id); next.isPresent(); next = target(last, records)) {
            last = next.get();
            if (!seen.add(last)) {
                return id;
            }
        }
        return last;
    }

    private static <I, R extends OneWith<I>> Optional<I> target(I id, Map<I, R> records) {
        return Optional.ofNullable(records.get(id))
                .filter(record -> record.standing() != Standing.HERE)
                .flatMap(OneWith::oneWith)
                .filter(records::containsKey);
    }
}
