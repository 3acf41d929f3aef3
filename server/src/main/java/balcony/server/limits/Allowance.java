package balcony.server.limits;

import java.time.Duration;

/**
 * What one person may still bring: bytes, changes and the operations in them, so many at once and so many a second. What is brought is always taken, on
 * credit if need be, and then nothing more is read until the credit is paid back: slowing down loses nothing, refusing would.
 * Safe on any thread.
 */
public final class Allowance {
    private static final double NANOS = 1e9;

    private final Budget bytes;
    private final Budget changes;
    private final Budget operations;
    private final double longestPause;
    private long at;

    /** So many at once and so many a second; below zero while it is on credit. */
    private static final class Budget {
        private final double atOnce;
        private final double perSecond;
        private double left;

        Budget(double atOnce, double perSecond) {
            this.atOnce = atOnce;
            this.perSecond = perSecond;
            this.left = atOnce;
        }
    }

    /** @param now a time that only rises, in nanoseconds */
    public Allowance(Limits limits, long now) {
        this.bytes = new Budget(limits.of(Limit.BYTES_AT_ONCE), limits.of(Limit.BYTES_PER_SECOND));
        this.changes = new Budget(limits.of(Limit.CHANGES_AT_ONCE), limits.of(Limit.CHANGES_PER_SECOND));
        this.operations = new Budget(limits.of(Limit.OPERATIONS_AT_ONCE), limits.of(Limit.OPERATIONS_PER_SECOND));
        this.longestPause = limits.of(Limit.LONGEST_PAUSE_SECONDS);
        this.at = now;
    }

    /** Takes what was brought; returns for how long nothing more may be read. */
    public synchronized Duration take(long broughtBytes, long broughtChanges, long now) {
        refill(now);
        take(bytes, broughtBytes);
        take(changes, broughtChanges);
        return pause();
    }

    /**
     * Takes what brought changes were found to hold; returns for how long nothing more may be read.
     *
     * @param broughtOperations the operations in them
     * @param inflatedBytes the bytes by which they grew when they were inflated
     */
    public synchronized Duration takeContents(long broughtOperations, long inflatedBytes, long now) {
        refill(now);
        take(operations, broughtOperations);
        take(bytes, inflatedBytes);
        return pause();
    }

    /** Whether all that was taken has been paid back, so that it need not be remembered. */
    public synchronized boolean isFull(long now) {
        refill(now);
        return bytes.left >= bytes.atOnce && changes.left >= changes.atOnce && operations.left >= operations.atOnce;
    }

    /** The deepest credit is what the longest pause pays back. */
    private void take(Budget from, long brought) {
        from.left = Math.max(from.left - brought, -longestPause * from.perSecond);
    }

    private Duration pause() {
        if (bytes.left >= 0 && changes.left >= 0 && operations.left >= 0) {
            return Duration.ZERO;
        }
        double seconds = Math.max(
                -bytes.left / bytes.perSecond,
                Math.max(-changes.left / changes.perSecond, -operations.left / operations.perSecond));
        return Duration.ofNanos((long) Math.ceil(seconds * NANOS));
    }

    private void refill(long now) {
        double seconds = Math.max(0, now - at) / NANOS;
        at = Math.max(at, now);
        refill(bytes, seconds);
        refill(changes, seconds);
        refill(operations, seconds);
    }

    private static void refill(Budget budget, double seconds) {
        budget.left = Math.min(budget.atOnce, budget.left + seconds * budget.perSecond);
    }
}
