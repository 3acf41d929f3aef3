package balcony.server.limits;

import java.time.Duration;

/**
 * What one person may still bring: bytes, changes and the operations in them, so many at once and so many a second. What is brought is always taken, on
 * credit if need be, and then nothing more is read until the credit is paid back: slowing down loses nothing, refusing would.
 * Safe on any thread.
 */
public final class Allowance {
    private static final double NANOS = 1e9;

    private final Limits limits;
    private double bytes;
    private double changes;
    private double operations;
    private long at;

    /** @param now a time that only rises, in nanoseconds */
    public Allowance(Limits limits, long now) {
        this.limits = limits;
        this.bytes = limits.size(Limit.BYTES_AT_ONCE);
        this.changes = limits.size(Limit.CHANGES_AT_ONCE);
        this.operations = limits.size(Limit.OPERATIONS_AT_ONCE);
        this.at = now;
    }

    /** Takes what was brought; returns for how long nothing more may be read. */
    public synchronized Duration take(long broughtBytes, long broughtChanges, long now) {
        refill(now);
        bytes = Math.max(bytes - broughtBytes, -longest(Limit.BYTES_PER_SECOND));
        changes = Math.max(changes - broughtChanges, -longest(Limit.CHANGES_PER_SECOND));
        return pause();
    }

    /** Takes the operations that brought changes were found to hold; returns for how long nothing more may be read. */
    public synchronized Duration takeOperations(long brought, long now) {
        refill(now);
        operations = Math.max(operations - brought, -longest(Limit.OPERATIONS_PER_SECOND));
        return pause();
    }

    /** Whether all that was taken has been paid back, so that it need not be remembered. */
    public synchronized boolean isFull(long now) {
        refill(now);
        return bytes >= limits.size(Limit.BYTES_AT_ONCE)
                && changes >= limits.size(Limit.CHANGES_AT_ONCE)
                && operations >= limits.size(Limit.OPERATIONS_AT_ONCE);
    }

    private Duration pause() {
        double seconds = Math.max(
                -bytes / limits.size(Limit.BYTES_PER_SECOND),
                Math.max(
                        -changes / limits.size(Limit.CHANGES_PER_SECOND),
                        -operations / limits.size(Limit.OPERATIONS_PER_SECOND)));
        return seconds <= 0 ? Duration.ZERO : Duration.ofNanos((long) Math.ceil(seconds * NANOS));
    }

    /** The deepest credit: what the longest pause pays back. */
    private double longest(Limit perSecond) {
        return (double) limits.size(Limit.LONGEST_PAUSE_SECONDS) * limits.size(perSecond);
    }

    private void refill(long now) {
        double seconds = Math.max(0, now - at) / NANOS;
        at = Math.max(at, now);
        bytes = Math.min(limits.size(Limit.BYTES_AT_ONCE), bytes + seconds * limits.size(Limit.BYTES_PER_SECOND));
        changes =
                Math.min(limits.size(Limit.CHANGES_AT_ONCE), changes + seconds * limits.size(Limit.CHANGES_PER_SECOND));
        operations = Math.min(
                limits.size(Limit.OPERATIONS_AT_ONCE), operations + seconds * limits.size(Limit.OPERATIONS_PER_SECOND));
    }
}
