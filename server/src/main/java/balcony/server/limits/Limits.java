package balcony.server.limits;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;

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
