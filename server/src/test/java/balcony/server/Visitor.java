package balcony.server;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Somebody at a browser: sends JSON, keeps the session cookie, and names the page's origin as browsers do. */
public final class Visitor {
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final Supplier<URI> server;
    private final List<String> extraHeaders = new ArrayList<>();
    private String cookie = "";
    private boolean namesOrigin = true;

    private Visitor(Supplier<URI> server) {
        this.server = server;
    }

    /** Somebody new, without a session. */
    public static Visitor of(TestServer server) {
        return new Visitor(server::address);
    }

    /** Somebody who said their name. */
    public static Visitor named(TestServer server, String name) {
        Visitor visitor = of(server);
        visitor.post("/api/session", new JsonObject().put("name", name));
        return visitor;
    }

    /** What came back. */
    public record Answer(int status, String body, Optional<String> type, java.net.http.HttpHeaders headers) {
        public JsonObject json() {
            return new JsonObject(body);
        }

        public String text(String name) {
            return json().getString(name);
        }

        /** The last part of a problem's type. */
        public String problem() {
            return text("type").substring("urn:balcony:problem:".length());
        }
    }

    public Visitor with(String header, String value) {
        extraHeaders.add(header);
        extraHeaders.add(value);
        return this;
    }

    public Visitor withoutOrigin() {
        namesOrigin = false;
        return this;
    }

    /** As whoever the other is: the same browser, at another server. */
    public Visitor withCookieOf(Visitor other) {
        cookie = other.cookie;
        return this;
    }

    public void loseCookies() {
        cookie = "";
    }

    public String cookie() {
        return cookie;
    }

    public Answer get(String path) {
        return send("GET", path, HttpRequest.BodyPublishers.noBody());
    }

    public Answer post(String path, JsonObject body) {
        return send("POST", path, HttpRequest.BodyPublishers.ofString(body.encode()));
    }

    public Answer post(String path) {
        return post(path, new JsonObject());
    }

    public Answer patch(String path, JsonObject body) {
        return send("PATCH", path, HttpRequest.BodyPublishers.ofString(body.encode()));
    }

    public Answer delete(String path) {
        return send("DELETE", path, HttpRequest.BodyPublishers.noBody());
    }

    public Answer send(String method, String path, HttpRequest.BodyPublisher body) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(server.get() + path)).method(method, body);
        if (!cookie.isEmpty()) {
            request.header("Cookie", cookie);
        }
        if (namesOrigin && !method.equals("GET")) {
            request.header("Origin", server.get().toString());
        }
        if (!extraHeaders.isEmpty()) {
            request.headers(extraHeaders.toArray(String[]::new));
        }
        try {
            HttpResponse<String> response = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
            response.headers().firstValue("Set-Cookie").ifPresent(set -> {
                String pair = set.substring(0, set.indexOf(';'));
                cookie = pair.endsWith("=") ? "" : pair;
            });
            return new Answer(
                    response.statusCode(),
                    response.body(),
                    response.headers().firstValue("Content-Type"),
                    response.headers());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
