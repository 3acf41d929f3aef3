package balcony.server.course;

import balcony.server.access.Grants;
import balcony.server.course.Course.Call;
import balcony.server.course.Course.Step;
import balcony.server.journal.Database;
import balcony.server.journal.MapId;
import balcony.server.journal.MemberId;
import balcony.server.journal.PersonId;
import balcony.server.journal.Row;
import balcony.server.journal.Sql;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** The course of each map, as its enablers set it. */
public final class Courses implements CourseBook {
    private final Database database;
    private final Clock clock;
    private final List<Consumer<MapId>> listeners = new CopyOnWriteArrayList<>();

    public Courses(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    @Override
    public Course of(MapId map) {
        return database.read(sql -> read(sql, map));
    }

    @Override
    public void onChange(Consumer<MapId> listener) {
        listeners.add(listener);
    }

    /**
     * Makes a move, which only enablers do. When the stage completes, the map's room was told.
     *
     * @return the course from now on
     */
    public CompletionStage<Course> make(PersonId asker, MapId map, CourseMove move) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        return database.write(sql -> {
                    MemberId by = Grants.enabler(sql, asker, map).member();
                    Course course = read(sql, map).at(now).after(move, by, now);
                    write(sql, map, course);
                    return course;
                })
                .thenApply(course -> {
                    listeners.forEach(listener -> listener.accept(map));
                    return course;
                });
    }

    private static Course read(Sql sql, MapId map) {
        return new Course(
                sql.first(
                        "SELECT step, member, since, ends_at, left_ms FROM step_on WHERE map = ?", Courses::step, map),
                sql.first(
                        "SELECT member, until FROM called_together WHERE map = ?",
                        row -> new Call(new MemberId(row.text(1)), row.time(2)),
                        map));
    }

    private static Step step(Row row) throws SQLException {
        Optional<Timer> running = row.optionalTime(4).map(Timer.Running::new);
        Optional<Timer> paused = row.optionalNumber(5).map(left -> new Timer.Paused(Duration.ofMillis(left)));
        return new Step(
                row.text(1),
                new MemberId(row.text(2)),
                row.time(3),
                running.or(() -> paused).orElse(new Timer.None()));
    }

    private static void write(Sql sql, MapId map, Course course) {
        sql.update("DELETE FROM step_on WHERE map = ?", map);
        sql.update("DELETE FROM called_together WHERE map = ?", map);
        course.step()
                .ifPresent(step -> sql.update(
                        "INSERT INTO step_on (map, step, member, since, ends_at, left_ms) VALUES (?, ?, ?, ?, ?, ?)",
                        map,
                        step.id(),
                        step.by(),
                        step.since(),
                        endsAt(step.timer()),
                        left(step.timer())));
        course.call()
                .ifPresent(call -> sql.update(
                        "INSERT INTO called_together (map, member, until) VALUES (?, ?, ?)",
                        map,
                        call.by(),
                        call.until()));
    }

    private static Optional<Instant> endsAt(Timer timer) {
        return timer instanceof Timer.Running running ? Optional.of(running.endsAt()) : Optional.empty();
    }

    private static Optional<Long> left(Timer timer) {
        return timer instanceof Timer.Paused paused ? Optional.of(paused.left().toMillis()) : Optional.empty();
    }
}
