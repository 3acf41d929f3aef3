package balcony.server.access;

import balcony.server.journal.MemberId;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What the enablers of a map have decided about who draws in it just now, beside everybody's role. It binds all who are no
 * enablers.
 *
 * @param handsOff who took the pen, while only enablers draw
 * @param locks who locked what only enablers change, by collection and record
 */
public record Conduct(Optional<Decision> handsOff, Map<String, Map<String, Decision>> locks) {
    /** Whose decision it is, and since when it holds. */
    public record Decision(MemberId by, Instant at) {}

    /** Everybody draws as their role allows. */
    public static final Conduct FREE = new Conduct(Optional.empty(), Map.of());

    /** The collections whose records can be locked. */
    public static final Set<String> LOCKABLE = Set.of("elements", "links", "areas", "stakeholders", "ambitions");

    /** How many locks a map holds: each page is told all of them. */
    public static final int MOST_LOCKS = 1_000;

    public Conduct {
        locks = locks.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, entry -> Map.copyOf(entry.getValue())));
    }

    /** The locked record that somebody touches who acts on a record, or on all of a collection; empty if there is none. */
    public Optional<MapRecord> locked(String collection, Optional<String> record) {
        Map<String, Decision> inIt = locks.getOrDefault(collection, Map.of());
        return record.map(id -> Optional.of(id).filter(inIt::containsKey))
                .orElseGet(() -> inIt.keySet().stream().min(String::compareTo))
                .map(id -> new MapRecord(collection, id));
    }
}
