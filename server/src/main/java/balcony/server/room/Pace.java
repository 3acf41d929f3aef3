package balcony.server.room;

import java.time.Duration;
import java.time.Instant;

/** How often something may happen: so many times a second in the long run, a few in a row at once. */
final class Pace {
    /** More than this is never waited for, whatever the clock says. */
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(1);

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
        return take(now, 1);
    }

    /** Takes several turns together if one may be taken now; what they exceed the pace by is waited for afterwards. */
    boolean take(Instant now, int turns) {
        if (now.isBefore(free(now))) {
            return false;
        }
        next = (next.isAfter(now) ? next : now).plus(gap.multipliedBy(turns));
        return true;
    }

    /** When the next turn may be taken, as it looks now: a clock that was set back is not waited for. */
    Instant free(Instant now) {
        Instant last = now.plus(slack).plus(LONGEST_WAIT);
        if (next.isAfter(last)) {
            next = last;
        }
        return next.isAfter(Instant.EPOCH) ? next.minus(slack) : next;
    }
}
