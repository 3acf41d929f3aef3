package balcony.server.web;

import balcony.server.course.CourseMove;
import balcony.server.course.Courses;
import balcony.server.course.Timer;
import balcony.server.journal.MapId;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/** How far a group is: read by the map's members, moved by its enablers. */
public final class CourseRoutes implements Routes {
    private static final int LONGEST_ID = 128;

    private final Courses courses;
    private final Callers callers;
    private final RequestLimits limits;
    private final InstantSource clock;

    public CourseRoutes(Courses courses, Callers callers, RequestLimits limits, InstantSource clock) {
        this.courses = courses;
        this.callers = callers;
        this.limits = limits;
        this.clock = clock;
    }

    @Override
    public void addTo(Router router) {
        router.get("/api/maps/:map/course").handler(Answers.json(200, this::read));
        router.post("/api/maps/:map/course").handler(limits.body()).handler(Answers.json(200, this::move));
    }

    private Future<JsonObject> read(RoutingContext context) {
        return HistoryRoutes.insider(callers, context)
                .compose(grant -> context.vertx()
                        .executeBlocking(() -> courses.of(grant.map()).at(clock.instant()), false)
                        .map(course -> CourseForm.json(course, clock.instant())));
    }

    private Future<JsonObject> move(RoutingContext context) {
        CourseMove move = moveIn(JsonBody.of(context));
        MapId map = new MapId(context.pathParam("map"));
        return callers.required(context).compose(session -> {
            limits.person(session.person());
            return Answers.later(context, courses.make(session.person(), map, move))
                    .map(course -> CourseForm.json(course, clock.instant()));
        });
    }

    private static CourseMove moveIn(JsonBody body) {
        return switch (body.requiredText("move")) {
            case "begin" -> new CourseMove.Begin(step(body), minutes(body));
            case "end" -> new CourseMove.End();
            case "pause" -> new CourseMove.Pause();
            case "resume" -> new CourseMove.Resume();
            case "extend" ->
                new CourseMove.Extend(minutes(body)
                        .orElseThrow(() ->
                                Problem.badRequest("“minutes” is missing.").asException()));
            case "call" -> new CourseMove.CallTogether();
            case "let-go" -> new CourseMove.LetGo();
            default ->
                throw Problem.badRequest("“move” is begin, end, pause, resume, extend, call or let-go.")
                        .asException();
        };
    }

    private static String step(JsonBody body) {
        String step = body.requiredText("step");
        if (step.isEmpty() || step.length() > LONGEST_ID) {
            throw Problem.badRequest("An id has 1 to " + LONGEST_ID + " characters.")
                    .asException();
        }
        return step;
    }

    private static Optional<Duration> minutes(JsonBody body) {
        return body.count("minutes").map(minutes -> {
            if (minutes > Timer.LONGEST.toMinutes()) {
                throw Problem.badRequest("A step has 1 to " + Timer.LONGEST.toMinutes() + " minutes.")
                        .asException();
            }
            return Duration.ofMinutes(minutes);
        });
    }
}
