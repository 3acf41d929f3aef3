package balcony.server.course;

import java.time.Duration;
import java.time.Instant;

/** The time that a step has, by the server's clock, so that it is the same on devices whose clocks differ. */
public sealed interface Timer {
    /** How long a step may take at most, a pause not counted. */
    Duration LONGEST = Duration.ofHours(24);

    /** The step takes as long as it takes. */
    record None() implements Timer {}

    /** It runs, or has run out. */
    record Running(Instant endsAt) implements Timer {}

    /** It stands still with so much left. */
    record Paused(Duration left) implements Timer {}

    /** A timer that begins now. */
    static Timer of(Duration time, Instant now) {
        return new Running(now.plus(shortened(time)));
    }

    /** Stands still; one that has run out has nothing left. */
    default Timer paused(Instant now) {
        return this instanceof Running running
                ? new Paused(notNegative(Duration.between(now, running.endsAt())))
                : this;
    }

    /** Runs on. */
    default Timer resumed(Instant now) {
        return this instanceof Paused paused ? new Running(now.plus(paused.left())) : this;
    }

    /** Gives more time: from now on where it has run out, or where there was no timer. */
    default Timer extended(Duration by, Instant now) {
        if (this instanceof Paused paused) {
            return new Paused(shortened(paused.left().plus(by)));
        }
        Instant from = this instanceof Running running && running.endsAt().isAfter(now) ? running.endsAt() : now;
        return of(Duration.between(now, from.plus(by)), now);
    }

    private static Duration shortened(Duration time) {
        return time.compareTo(LONGEST) > 0 ? LONGEST : time;
    }

    private static Duration notNegative(Duration time) {
        return time.isNegative() ? Duration.ZERO : time;
    }
}
