package balcony.server.web;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The JSON object in a request. A member of the wrong kind ends the request with 400 and its name; null is absent. */
public final class JsonBody {
    private static final int LONGEST_TEXT = 4_000;
    private static final int MOST_TEXTS = 100;

    private final JsonObject json;

    private JsonBody(JsonObject json) {
        this.json = json;
    }

    /** The object in the body; an empty body is an empty object. */
    public static JsonBody of(RoutingContext context) {
        Buffer body = context.body().buffer();
        if (body == null || body.length() == 0) {
            return new JsonBody(new JsonObject());
        }
        try {
            return new JsonBody(new JsonObject(body));
        } catch (DecodeException | ClassCastException e) {
            throw wrong("The body is not a JSON object.");
        }
    }

    public Optional<String> text(String name) {
        return member(name).map(value -> {
            if (value instanceof String text && text.length() <= LONGEST_TEXT) {
                return text;
            }
            throw wrong("“" + name + "” is not a text of at most " + LONGEST_TEXT + " characters.");
        });
    }

    public String requiredText(String name) {
        return text(name).orElseThrow(() -> wrong("“" + name + "” is missing."));
    }

    public Optional<List<String>> texts(String name) {
        return texts(name, MOST_TEXTS);
    }

    public Optional<List<String>> texts(String name, int most) {
        return member(name).map(value -> {
            List<String> texts = new ArrayList<>();
            if (value instanceof JsonArray array && array.size() <= most) {
                array.forEach(element -> {
                    if (element instanceof String text && text.length() <= LONGEST_TEXT) {
                        texts.add(text);
                    }
                });
                if (texts.size() == array.size()) {
                    return texts;
                }
            }
            throw wrong("“" + name + "” is not a list of at most " + most + " texts.");
        });
    }

    public Optional<List<JsonBody>> objects(String name) {
        return member(name).map(value -> {
            List<JsonBody> objects = new ArrayList<>();
            if (value instanceof JsonArray array && array.size() <= MOST_TEXTS) {
                array.forEach(element -> {
                    if (element instanceof JsonObject object) {
                        objects.add(new JsonBody(object));
                    }
                });
                if (objects.size() == array.size()) {
                    return objects;
                }
            }
            throw wrong("“" + name + "” is not a list of at most " + MOST_TEXTS + " objects.");
        });
    }

    public Optional<JsonBody> object(String name) {
        return member(name).map(value -> {
            if (value instanceof JsonObject object) {
                return new JsonBody(object);
            }
            throw wrong("“" + name + "” is not an object.");
        });
    }

    /** The names of all members. */
    public Set<String> names() {
        return json.fieldNames();
    }

    public Optional<Boolean> flag(String name) {
        return member(name).map(value -> {
            if (value instanceof Boolean flag) {
                return flag;
            }
            throw wrong("“" + name + "” is neither true nor false.");
        });
    }

    /** A whole number from 1. */
    public Optional<Long> count(String name) {
        return member(name).map(value -> {
            if ((value instanceof Integer || value instanceof Long) && ((Number) value).longValue() > 0) {
                return ((Number) value).longValue();
            }
            throw wrong("“" + name + "” is not a whole number above 0.");
        });
    }

    /** A time such as {@code 2026-11-30T18:00:00Z}. */
    public Optional<Instant> time(String name) {
        return text(name).map(text -> {
            try {
                return OffsetDateTime.parse(text).toInstant();
            } catch (DateTimeParseException e) {
                throw wrong("“" + name + "” is not a time like 2026-11-30T18:00:00Z.");
            }
        });
    }

    private Optional<Object> member(String name) {
        return Optional.ofNullable(json.getValue(name));
    }

    private static ProblemException wrong(String detail) {
        return Problem.badRequest(detail).asException();
    }
}
