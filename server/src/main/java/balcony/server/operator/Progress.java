package balcony.server.operator;

import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Says, every few seconds of long work, how far it is. Short work says nothing. */
final class Progress {
    private static final Duration PAUSE = Duration.ofSeconds(3);

    private final PrintWriter out;
    private final InstantSource clock;
    private Instant last;

    Progress(PrintWriter out, InstantSource clock) {
        this.out = out;
        this.clock = clock;
        this.last = clock.instant();
    }

    /** Where the work is now. */
    synchronized void now(String words) {
        if (!clock.instant().isBefore(last.plus(PAUSE))) {
            last = clock.instant();
            out.println("… " + words);
        }
    }
}
