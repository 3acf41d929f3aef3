package balcony.server.web;

import balcony.server.limits.Limit;
import balcony.server.limits.Limits;

/**
 * When a socket counts as one that does not read, by the bytes that wait to be written to it.
 *
 * @param presenceBytes beyond this, presence is dropped
 * @param changesBytes beyond this, changes are kept back until it was written and the peer acknowledges
 * @param bytes beyond this, the socket is closed
 */
record QueueLimits(long presenceBytes, long changesBytes, long bytes) {
    static QueueLimits of(Limits limits) {
        return new QueueLimits(
                limits.of(Limit.QUEUE_PRESENCE_BYTES),
                limits.of(Limit.QUEUE_CHANGES_BYTES),
                limits.of(Limit.QUEUE_BYTES));
    }

    /** What one message counts at most: a compacted document may be longer, and nothing of size is added to it. */
    long messageCountsAtMost() {
        return changesBytes + 1;
    }
}
