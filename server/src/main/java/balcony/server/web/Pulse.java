package balcony.server.web;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Whether a peer lives, looked at once a beat and asked by pings, one at a time.
 *
 * <pre>
 *  calm ──beat──> asked ──answer──> calm
 *                   ├──beat, and a byte came since the last──> asked
 *                   ├──beat, and it may still be busy taking what was written before the ping──> asked
 *                   └──beat otherwise──> silent
 * </pre>
 *
 * A ping stands in line behind all that was written before it. How much of that the peer has already is seen by nobody here: the
 * system and the proxies on the way take whole messages. So who was sent much has the time that it takes on the slowest link that
 * is served.
 *
 * <p>What is written is counted on any thread; all else happens on the socket's event loop.
 */
final class Pulse {
    /** The slowest link that is served, in bytes a second. */
    static final long SLOWEST_LINK = 4 << 10;

    /** What systems and proxies may hold of what was written: as much as Linux gives a socket at most, unless told otherwise. */
    static final long IN_TRANSIT_BYTES = 4 << 20;

    /** What is to be done at a beat. */
    enum Beat {
        ASK,
        WAIT,
        SILENT
    }

    private final long bytesInBeat;
    private final AtomicLong handedOver = new AtomicLong();
    private final AtomicLong waiting = new AtomicLong();
    private boolean asked;
    private boolean heard;
    private long beatsLeft;

    /** How much had been handed over when the ping was sent that is not answered, and when the last answered one was. */
    private long askedAfter;

    private long answeredAfter;

    /** @param beat the time between two looks */
    Pulse(Duration beat) {
        this.bytesInBeat = Math.max(1, SLOWEST_LINK * beat.toMillis() / 1_000);
    }

    /** So many bytes are handed over to be written. */
    void writing(long bytes) {
        handedOver.addAndGet(bytes);
        waiting.addAndGet(bytes);
    }

    /** So many of them were taken by the system. */
    void written(long bytes) {
        waiting.addAndGet(-bytes);
    }

    /** Something came from the peer, and be it half a frame; or nothing could come, since nothing was read. */
    void heard() {
        heard = true;
    }

    /** The ping was answered. */
    void answered() {
        asked = false;
        answeredAfter = askedAfter;
    }

    Beat beat() {
        boolean heardLately = heard;
        heard = false;
        if (!asked) {
            asked = true;
            askedAfter = handedOver.get();
            beatsLeft = Math.min(askedAfter - answeredAfter, waiting.get() + IN_TRANSIT_BYTES) / bytesInBeat;
            return Beat.ASK;
        }
        if (heardLately) {
            return Beat.WAIT;
        }
        beatsLeft--;
        return beatsLeft >= 0 ? Beat.WAIT : Beat.SILENT;
    }
}
