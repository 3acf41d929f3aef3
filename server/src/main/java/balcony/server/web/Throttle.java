package balcony.server.web;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** A bucket of tries for each person or address: so many at once, then so many a second. Safe on any thread. */
final class Throttle {
    private static final int MOST_BUCKETS = 50_000;

    private record Bucket(double left, Instant at) {}

    private final double burst;
    private final double perSecond;
    private final Clock clock;
    private final Map<String, Bucket> buckets = new HashMap<>();

    Throttle(int burst, int perSecond, Clock clock) {
        this.burst = burst;
        this.perSecond = perSecond;
        this.clock = clock;
    }

    /** Takes one try; ends the request with 429 if none is left. */
    synchronized void take(String whose) {
        Instant now = clock.instant();
        if (buckets.size() >= MOST_BUCKETS) {
            buckets.values().removeIf(bucket -> left(bucket, now) >= burst);
        }
        double left = left(buckets.getOrDefault(whose, new Bucket(burst, now)), now);
        if (left < 1 || buckets.size() >= MOST_BUCKETS) {
            throw Problem.tooMany("Too many requests in a short time. Wait a moment, then try again.")
                    .asException();
        }
        buckets.put(whose, new Bucket(left - 1, now));
    }

    private double left(Bucket bucket, Instant now) {
        double seconds = Duration.between(bucket.at(), now).toMillis() / 1000.0;
        return Math.min(burst, bucket.left() + Math.max(0, seconds) * perSecond);
    }
}
