package balcony.server;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that runs on from the time it is set to. */
public final class MovableClock extends Clock {
    private volatile Duration ahead;
    private final Clock system = Clock.systemUTC();

    public MovableClock(Instant now) {
        this.ahead = Duration.between(system.instant(), now);
    }

    public void forward(Duration time) {
        ahead = ahead.plus(time);
    }

    @Override
    public Instant instant() {
        return system.instant().plus(ahead);
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
