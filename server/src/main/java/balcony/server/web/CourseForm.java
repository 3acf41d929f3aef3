package balcony.server.web;

import balcony.server.course.Course;
import balcony.server.course.Timer;
import com.fasterxml.jackson.core.JsonGenerator;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;

/** How the course of a session is told: the same names and milliseconds on the wire and in the API. */
final class CourseForm {
    private CourseForm() {}

    static JsonObject json(Course course, Instant now) {
        JsonObject json = new JsonObject().put("now", now.toEpochMilli());
        course.step().ifPresent(step -> {
            json.put("step", step.id())
                    .put("by", step.by().value())
                    .put("since", step.since().toEpochMilli());
            if (step.timer() instanceof Timer.Running running) {
                json.put("endsAt", running.endsAt().toEpochMilli());
            } else if (step.timer() instanceof Timer.Paused paused) {
                json.put("left", paused.left().toMillis());
            }
        });
        course.call()
                .ifPresent(call -> json.put("callBy", call.by().value())
                        .put("callUntil", call.until().toEpochMilli()));
        return json;
    }

    /** Times as floating-point numbers, the only form that every reader of CBOR in JavaScript takes for a number. */
    static void write(JsonGenerator out, Course course, Instant now) throws IOException {
        JsonObject json = json(course, now);
        out.writeStartObject(null, json.size() + 1);
        out.writeStringField("balcony", "course");
        for (Map.Entry<String, Object> field : json) {
            if (field.getValue() instanceof Long time) {
                out.writeNumberField(field.getKey(), time.doubleValue());
            } else {
                out.writeStringField(field.getKey(), String.valueOf(field.getValue()));
            }
        }
    }
}
