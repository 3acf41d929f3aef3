package balcony.server.web;

/** When a socket counts as one that does not read. */
final class SyncLimits {
    /** Waiting to be written beyond this, presence is dropped. */
    static final long PRESENCE_QUEUE_BYTES = 256 << 10;

    /** Waiting to be written beyond this, changes are kept back until it was written and the peer acknowledges. */
    static final long CONGESTED_QUEUE_BYTES = 512 << 10;

    /** Waiting to be written beyond this, the socket is closed. */
    static final long MAX_QUEUE_BYTES = 1 << 20;

    /** What one message counts at most: a compacted document may be longer, and nothing of size is added to it. */
    static final long MESSAGE_COUNTS_AT_MOST = CONGESTED_QUEUE_BYTES + 1;

    private SyncLimits() {}
}
