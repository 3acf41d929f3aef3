package balcony.server.room;

import java.time.Duration;
import java.time.Instant;

/** How often something may happen: so many times a second in the long run, a few in a row at once. */
final class Pace {
    private final Duration gap;
    private final Duration slack;
    private Instant next = Instant.EPOCH;

    /**
     * @param gap the time for each, in the long run
     * @param atOnce how many may come together after a rest
     */
    Pace(Duration gap, int atOnce) {
        this.gap = gap;
        this.slack = gap.multipliedBy(atOnce - 1L);
    }

    /** Takes one turn if it may be taken now. */
    boolean take(Instant now) {
        if (now.isBefore(free())) {
            return false;
        }
        next = (next.isAfter(now) ? next : now).plus(gap);
        return true;
    }

    /** When the next turn may be taken. */
    Instant free() {
        return next.isAfter(Instant.EPOCH) ? next.minus(slack) : next;
    }
}
