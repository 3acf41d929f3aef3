package balcony.server.web;

import static balcony.server.web.Pulse.Beat.ASK;
import static balcony.server.web.Pulse.Beat.SILENT;
import static balcony.server.web.Pulse.Beat.WAIT;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class PulseTest {
    private static final int BEAT_SECONDS = 5;
    private static final long PIECE = 256 << 10;

    private final Pulse pulse = new Pulse(Duration.ofSeconds(BEAT_SECONDS));

    @Test
    @DisplayName("W9 who answers each ping is asked at each beat, who does not answer the first is silent at the next")
    void who_answers_and_who_does_not() {
        assertThat(pulse.beat()).isEqualTo(ASK);
        pulse.answered();
        assertThat(pulse.beat()).isEqualTo(ASK);
        assertThat(pulse.beat()).isEqualTo(SILENT);
    }

    @Test
    @DisplayName("W9 who was sent a piece has the time that it takes on the slowest link, and no longer")
    void who_was_sent_much_has_time() {
        pulse.writing(PIECE);
        pulse.written(PIECE);
        assertThat(pulse.beat()).isEqualTo(ASK);
        int beats = 1;
        while (pulse.beat() == WAIT) {
            beats++;
        }
        assertThat((long) beats * BEAT_SECONDS * Pulse.SLOWEST_LINK).isBetween(PIECE, PIECE + (PIECE / 2));
    }

    @Test
    @DisplayName("W9 what came before an answered ping was taken, and counts no more")
    void what_was_answered_counts_no_more() {
        pulse.writing(PIECE);
        pulse.written(PIECE);
        assertThat(pulse.beat()).isEqualTo(ASK);
        pulse.answered();
        assertThat(pulse.beat()).isEqualTo(ASK);
        assertThat(pulse.beat()).isEqualTo(SILENT);
    }

    @Test
    @DisplayName("W9 a byte that comes is life, though the answer to the ping stands behind a long message")
    void a_byte_is_life() {
        assertThat(pulse.beat()).isEqualTo(ASK);
        for (int i = 0; i < 20; i++) {
            pulse.heard();
            assertThat(pulse.beat()).isEqualTo(WAIT);
        }
        assertThat(pulse.beat()).isEqualTo(SILENT);
    }

    @Test
    @DisplayName("W9 who took much on a fast link and then died is not waited for by all that it took")
    void what_cannot_be_on_the_way_any_more_counts_not() {
        pulse.writing(100 * Pulse.IN_TRANSIT_BYTES);
        pulse.written(100 * Pulse.IN_TRANSIT_BYTES);
        assertThat(pulse.beat()).isEqualTo(ASK);
        int beats = 0;
        while (pulse.beat() == WAIT) {
            beats++;
        }
        assertThat(beats * BEAT_SECONDS * Pulse.SLOWEST_LINK).isLessThanOrEqualTo(Pulse.IN_TRANSIT_BYTES);
    }
}
