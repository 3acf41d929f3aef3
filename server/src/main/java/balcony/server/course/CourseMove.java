package balcony.server.course;

import java.time.Duration;
import java.util.Optional;

/** What an enabler does with the course of a session. */
public sealed interface CourseMove {
    /** Puts a step on, in the place of the one before. */
    record Begin(String step, Optional<Duration> time) implements CourseMove {}

    /** No step is on from now on. */
    record End() implements CourseMove {}

    record Pause() implements CourseMove {}

    record Resume() implements CourseMove {}

    record Extend(Duration by) implements CourseMove {}

    /** Invites everyone to look where the enabler looks. */
    record CallTogether() implements CourseMove {}

    record LetGo() implements CourseMove {}
}
