package balcony.server.course;

import static org.assertj.core.api.Assertions.assertThat;

import balcony.server.course.Timer.Paused;
import balcony.server.course.Timer.Running;
import balcony.server.journal.MemberId;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What an enabler's moves make of a course and its timer. */
class TimerTest {
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final MemberId EDDA = new MemberId("edda");

    private static Instant after(int minutes) {
        return NOON.plus(Duration.ofMinutes(minutes));
    }

    private static Course begun(Optional<Duration> time) {
        return Course.NONE.after(new CourseMove.Begin("write", time), EDDA, NOON);
    }

    private static Timer timerOf(Course course) {
        return course.step().orElseThrow().timer();
    }

    @Test
    @DisplayName("RU5 a paused timer keeps what was left, and one that has run out has nothing left")
    void a_pause_keeps_what_is_left() {
        Course running = begun(Optional.of(Duration.ofMinutes(5)));
        assertThat(timerOf(running)).isEqualTo(new Running(after(5)));

        Course paused = running.after(new CourseMove.Pause(), EDDA, after(2));
        assertThat(timerOf(paused)).isEqualTo(new Paused(Duration.ofMinutes(3)));
        assertThat(paused.after(new CourseMove.Pause(), EDDA, after(9))).isEqualTo(paused);
        Course resumed = paused.after(new CourseMove.Resume(), EDDA, after(10));
        assertThat(timerOf(resumed)).isEqualTo(new Running(after(13)));
        assertThat(resumed.after(new CourseMove.Resume(), EDDA, after(11))).isEqualTo(resumed);

        assertThat(timerOf(running.after(new CourseMove.Pause(), EDDA, after(7))))
                .isEqualTo(new Paused(Duration.ZERO));
    }

    @Test
    @DisplayName("RU5 more time counts from the end, and from now on where there is none left or there was no timer")
    void more_time() {
        CourseMove two = new CourseMove.Extend(Duration.ofMinutes(2));
        Course running = begun(Optional.of(Duration.ofMinutes(5)));

        assertThat(timerOf(running.after(two, EDDA, after(1)))).isEqualTo(new Running(after(7)));
        assertThat(timerOf(running.after(two, EDDA, after(9)))).isEqualTo(new Running(after(11)));
        assertThat(timerOf(begun(Optional.empty()).after(two, EDDA, after(9)))).isEqualTo(new Running(after(11)));
        Course paused = running.after(new CourseMove.Pause(), EDDA, after(4));
        assertThat(timerOf(paused.after(two, EDDA, after(30)))).isEqualTo(new Paused(Duration.ofMinutes(3)));
        assertThat(timerOf(begun(Optional.of(Duration.ofDays(3))))).isEqualTo(new Running(NOON.plus(Timer.LONGEST)));
    }

    @Test
    @DisplayName("RU3 a move that has nothing to act upon changes nothing; a step takes the place of the one before")
    void moves_without_a_step() {
        for (CourseMove move : new CourseMove[] {
            new CourseMove.End(),
            new CourseMove.Pause(),
            new CourseMove.Resume(),
            new CourseMove.Extend(Duration.ofMinutes(1)),
            new CourseMove.LetGo()
        }) {
            assertThat(Course.NONE.after(move, EDDA, NOON)).isEqualTo(Course.NONE);
        }
        Course next = begun(Optional.of(Duration.ofMinutes(5)))
                .after(new CourseMove.Begin("open", Optional.empty()), EDDA, after(3));
        assertThat(next.step()).contains(new Course.Step("open", EDDA, after(3), new Timer.None()));
        assertThat(next.after(new CourseMove.End(), EDDA, after(4))).isEqualTo(Course.NONE);
    }

    @Test
    @DisplayName("RU8 a call stands for ten minutes, whatever step is on, and ends when everyone is let go")
    void a_call_stands_for_a_while() {
        Course called = begun(Optional.empty()).after(new CourseMove.CallTogether(), EDDA, NOON);

        assertThat(called.at(after(9)).call()).contains(new Course.Call(EDDA, after(10)));
        assertThat(called.at(after(10)).call()).isEmpty();
        assertThat(called.at(after(10)).step()).isPresent();
        assertThat(called.after(new CourseMove.End(), EDDA, after(1)).call()).isPresent();
        assertThat(called.after(new CourseMove.LetGo(), EDDA, after(1)).call()).isEmpty();
    }
}
