package balcony.server.limits;

import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The limits that hold in this server: those that were set, and the defaults of the others.
 *
 * @param set each within what it may be
 */
public record Limits(Map<Limit, Long> set) {
    /** As they are when nobody sets any. */
    public static final Limits DEFAULT = new Limits(Map.of());

    public Limits {
        set = Map.copyOf(set);
        set.forEach((limit, value) -> {
            if (value < limit.least() || value > limit.most()) {
                throw new IllegalArgumentException("limit " + limit.label() + ": " + value + " is not between "
                        + limit.least() + " and " + limit.most());
            }
        });
    }

    /** Two limits of which the first, so many times, may not be larger than the second. */
    private record Pair(Limit smaller, int times, Limit larger) {}

    private static final List<Pair> PAIRS = List.of(
            new Pair(Limit.QUEUE_PRESENCE_BYTES, 1, Limit.QUEUE_CHANGES_BYTES),
            // What waits when a message is added, and the message.
            new Pair(Limit.QUEUE_CHANGES_BYTES, 2, Limit.QUEUE_BYTES),
            new Pair(Limit.HOLD_MESSAGES, 1, Limit.WAITING_MESSAGES),
            new Pair(Limit.HOLD_BYTES, 1, Limit.WAITING_BYTES),
            // One message that may come must also be able to wait, and so must the changes in it.
            new Pair(Limit.MESSAGE_BYTES, 1, Limit.WAITING_BYTES),
            new Pair(Limit.MESSAGE_BYTES, 1, Limit.PENDING_BYTES));

    /** In what two of the limits contradict each other, in words for whoever set them; empty if they do not. */
    public Optional<String> contradiction() {
        for (Pair pair : PAIRS) {
            if (pair.times * of(pair.smaller) > of(pair.larger)) {
                return Optional.of("limit " + pair.larger.label() + ": " + of(pair.larger) + " is less than "
                        + (pair.times == 1 ? "" : pair.times + " times ") + pair.smaller.label() + ", which is "
                        + of(pair.smaller));
            }
        }
        return Optional.empty();
    }

    public Limits with(Limit limit, long value) {
        Map<Limit, Long> more = new EnumMap<>(Limit.class);
        more.putAll(set);
        more.put(limit, value);
        return new Limits(more);
    }

    /** The value, in the limit's unit. */
    public long of(Limit limit) {
        return set.getOrDefault(limit, limit.byDefault());
    }

    /** The value of a limit that fits a whole number of Java's usual size, as all do. */
    public int size(Limit limit) {
        return Math.toIntExact(of(limit));
    }

    /** The value of a limit that is a time. */
    public Duration time(Limit limit) {
        if (limit.unit() != Limit.Unit.SECONDS) {
            throw new IllegalArgumentException(limit + " is no time");
        }
        return Duration.ofSeconds(of(limit));
    }
}
