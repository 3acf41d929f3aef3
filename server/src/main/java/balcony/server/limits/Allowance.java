package balcony.server.limits;

import java.time.Duration;

/**
 * What one person may still bring: bytes and changes, so many at once and so many a second. What is brought is always taken, on
 * credit if need be, and then nothing more is read until the credit is paid back: slowing down loses nothing, refusing would.
 * Safe on any thread.
 */
public final class Allowance {
    private static final double NANOS = 1e9;

    private final Limits limits;
    private double bytes;
    private double changes;
    private long at;

    /** @param now a time that only rises, in nanoseconds */
    public Allowance(Limits limits, long now) {
        this.limits = limits;
        this.bytes = limits.size(Limit.BYTES_AT_ONCE);
        this.changes = limits.size(Limit.CHANGES_AT_ONCE);
        this.at = now;
    }

    /** Takes what was brought; returns for how long nothing more may be read. */
    public synchronized Duration take(long broughtBytes, long broughtChanges, long now) {
        refill(now);
        bytes = Math.max(bytes - broughtBytes, -longest(Limit.BYTES_PER_SECOND));
        changes = Math.max(changes - broughtChanges, -longest(Limit.CHANGES_PER_SECOND));
        double seconds = Math.max(
                -bytes / limits.size(Limit.BYTES_PER_SECOND), -changes / limits.size(Limit.CHANGES_PER_SECOND));
        return seconds <= 0 ? Duration.ZERO : Duration.ofNanos((long) Math.ceil(seconds * NANOS));
    }

    /** Whether all that was taken has been paid back, so that it need not be remembered. */
    public synchronized boolean isFull(long now) {
        refill(now);
        return bytes >= limits.size(Limit.BYTES_AT_ONCE) && changes >= limits.size(Limit.CHANGES_AT_ONCE);
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
    }
}
