package balcony.server.web;

import io.vertx.core.json.JsonObject;

/**
 * What went wrong with a request, in the form of RFC 9457.
 *
 * @param status the HTTP status
 * @param code a word that programs can test, the last part of the {@code type}
 * @param title what kind of thing it is, the same each time
 * @param detail what it is this time, in words for the person in front of the page
 */
public record Problem(int status, String code, String title, String detail) {
    private static final String TYPE_PREFIX = "urn:balcony:problem:";

    public static Problem badRequest(String detail) {
        return new Problem(400, "bad-request", "The request cannot be read", detail);
    }

    public static Problem notSignedIn() {
        return new Problem(
                401, "no-session", "Not signed in", "Say who you are first: enter your name, or your return code.");
    }

    public static Problem forbidden(String detail) {
        return new Problem(403, "forbidden", "Not allowed", detail);
    }

    /** The answer for a map that does not exist and for one that the caller has no access to: they look the same. */
    public static Problem noSuchMap() {
        return notFound("There is no such map, or you are not a member of it.");
    }

    public static Problem notFound(String detail) {
        return new Problem(404, "not-found", "Nothing here", detail);
    }

    public static Problem conflict(String code, String detail) {
        return new Problem(409, code, "This cannot be done as things stand", detail);
    }

    public static Problem tooLarge() {
        return new Problem(413, "too-large", "The request is too large", "This is more than the server takes at once.");
    }

    public static Problem tooMany(String detail) {
        return new Problem(429, "too-many", "Too many tries", detail);
    }

    public static Problem broken() {
        return new Problem(
                500, "broken", "Something broke here", "The server failed at this. It has been noted in its log.");
    }

    public static Problem unavailable(String detail) {
        return new Problem(503, "unavailable", "Not just now", detail);
    }

    public static Problem damagedMap() {
        return new Problem(
                503,
                "damaged-map",
                "This map is closed",
                "The server's copy of this map was damaged on its disk, so it is closed and left as it is. Whoever runs the"
                        + " server can restore it from a backup. What you have on this device stays.");
    }

    /** To end a handler with this problem. */
    public ProblemException asException() {
        return new ProblemException(this);
    }

    public JsonObject json() {
        return new JsonObject()
                .put("type", TYPE_PREFIX + code)
                .put("title", title)
                .put("status", status)
                .put("detail", detail);
    }
}
