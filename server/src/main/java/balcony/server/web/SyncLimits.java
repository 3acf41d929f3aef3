package balcony.server.web;

import java.time.Duration;

/** What one sync socket may take of the server. */
final class SyncLimits {
    /**
     * The largest message: the first sync of a long offline edit comes in one. The HTTP server's {@code maxWebSocketFrameSize} and
     * {@code maxWebSocketMessageSize} must be this large too, and its WebSocket compression off (it would inflate without a cap).
     */
    static final int MAX_MESSAGE_BYTES = 16 << 20;

    /** The largest message of somebody who has not joined yet. */
    static final int MAX_JOIN_BYTES = 8 << 10;

    /** The largest ephemeral message. Presence of ours takes half a kilobyte. */
    static final int MAX_EPHEMERAL_BYTES = 64 << 10;

    /** How long after the socket opened join must have come. */
    static final Duration JOIN_DEADLINE = Duration.ofSeconds(10);

    /** The time between pings; a socket that did not answer the last one is ended. */
    static final Duration PING_EVERY = Duration.ofSeconds(5);

    /** Waiting to be written beyond this, presence is dropped. */
    static final long PRESENCE_QUEUE_BYTES = 256 << 10;

    /** Waiting to be written beyond this, changes are kept back until it was written and the peer acknowledges. */
    static final long CONGESTED_QUEUE_BYTES = 512 << 10;

    /** Waiting to be written beyond this, the socket is closed. */
    static final long MAX_QUEUE_BYTES = 1 << 20;

    /** What one message counts at most: a compacted document may be longer, and nothing of size is added to it. */
    static final long MESSAGE_COUNTS_AT_MOST = CONGESTED_QUEUE_BYTES + 1;

    /** Sockets that one person may have open: many tabs on several devices. */
    static final int MAX_SOCKETS_PER_PERSON = 64;

    private SyncLimits() {}
}
