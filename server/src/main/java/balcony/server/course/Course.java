package balcony.server.course;

import balcony.server.journal.MemberId;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Where a group is just now.
 *
 * @param step the step that is on; between steps there is none
 * @param call who asks everyone to look where they look
 */
public record Course(Optional<Step> step, Optional<Call> call) {
    /** Nothing is on. */
    public static final Course NONE = new Course(Optional.empty(), Optional.empty());

    /** How long a call stands if nobody ends it: whoever comes later is not called to where nobody is any more. */
    public static final Duration CALL_STANDS = Duration.ofMinutes(10);

    /**
     * A step that is on.
     *
     * @param id its key in the map's agenda
     * @param by who began it
     */
    public record Step(String id, MemberId by, Instant since, Timer timer) {
        Step with(Timer other) {
            return new Step(id, by, since, other);
        }
    }

    /** Somebody calls everyone to where they look. */
    public record Call(MemberId by, Instant until) {}

    /** What is so at a time: a call does not stand for ever. */
    public Course at(Instant now) {
        return new Course(step, call.filter(one -> one.until().isAfter(now)));
    }

    /** Where the group is after an enabler's move. One that has nothing to act upon changes nothing. */
    public Course after(CourseMove move, MemberId by, Instant now) {
        if (move instanceof CourseMove.Begin begin) {
            Timer timer = begin.time().map(time -> Timer.of(time, now)).orElse(new Timer.None());
            return new Course(Optional.of(new Step(begin.step(), by, now, timer)), call);
        } else if (move instanceof CourseMove.End) {
            return new Course(Optional.empty(), call);
        } else if (move instanceof CourseMove.Pause) {
            return new Course(step.map(one -> one.with(one.timer().paused(now))), call);
        } else if (move instanceof CourseMove.Resume) {
            return new Course(step.map(one -> one.with(one.timer().resumed(now))), call);
        } else if (move instanceof CourseMove.Extend extend) {
            return new Course(step.map(one -> one.with(one.timer().extended(extend.by(), now))), call);
        } else if (move instanceof CourseMove.CallTogether) {
            return new Course(step, Optional.of(new Call(by, now.plus(CALL_STANDS))));
        } else if (move instanceof CourseMove.LetGo) {
            return new Course(step, Optional.empty());
        }
        throw new IllegalStateException("a move of the course without an effect: " + move);
    }
}
