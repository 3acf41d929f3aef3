package balcony.server.access;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

/**
 * When and where a group meets next.
 *
 * @param zone whose clock the time was meant by
 * @param place where, in words, or the address of a call; may be empty
 * @param changed how often it was set before
 */
public record NextSession(Instant at, Duration length, ZoneId zone, String place, long changed) {
    /** The longest session. */
    public static final Duration LONGEST = Duration.ofDays(2);

    /** The longest place, in characters. */
    public static final int LONGEST_PLACE = 300;

    public Instant end() {
        return at.plus(length);
    }
}
