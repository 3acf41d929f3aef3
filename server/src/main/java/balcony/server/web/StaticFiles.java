package balcony.server.web;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * The page's own files, out of {@code webroot/} on the class path, kept in memory once read. A path is served only if it is
 * made of plain names, so nothing can climb out of the folder.
 */
public final class StaticFiles implements Routes {
    private static final String ROOT = "webroot/";
    private static final String INDEX = "index.html";
    private static final Pattern PLAIN_PATH =
            Pattern.compile("/[A-Za-z0-9_-][A-Za-z0-9._-]*(/[A-Za-z0-9_-][A-Za-z0-9._-]*)*");
    private static final Pattern PAGES = Pattern.compile("/|/join/?|/map/[A-Za-z0-9_-]+(/[A-Za-z0-9_-]+)*/?");
    private static final String HASHED_FILES = "/assets/";
    private static final String FOR_EVER = "public, max-age=31536000, immutable";
    private static final String ASK_EACH_TIME = "no-cache";
    private static final String UNPACKED = "";
    private static final int NOT_MODIFIED = 304;
    private static final int ETAG_BYTES = 12;

    private static final Map<String, String> TYPES = Map.ofEntries(
            Map.entry("html", "text/html; charset=utf-8"),
            Map.entry("js", "text/javascript; charset=utf-8"),
            Map.entry("mjs", "text/javascript; charset=utf-8"),
            Map.entry("css", "text/css; charset=utf-8"),
            Map.entry("json", "application/json"),
            Map.entry("map", "application/json"),
            Map.entry("webmanifest", "application/manifest+json"),
            Map.entry("wasm", "application/wasm"),
            Map.entry("svg", "image/svg+xml"),
            Map.entry("png", "image/png"),
            Map.entry("ico", "image/x-icon"),
            Map.entry("woff2", "font/woff2"),
            Map.entry("txt", "text/plain; charset=utf-8"));

    /** An encoding that the build may have laid beside a file. */
    private record Packing(String encoding, String suffix) {}

    /** One file's bytes, and the mark by which a browser asks whether they changed. */
    private record Content(Buffer bytes, String etag) {}

    /** Best first. */
    private static final List<Packing> PACKINGS = List.of(new Packing("br", ".br"), new Packing("gzip", ".gz"));

    private final ClassLoader files;
    private final Map<String, Content> read = new ConcurrentHashMap<>();

    public StaticFiles() {
        this(StaticFiles.class.getClassLoader());
    }

    StaticFiles(ClassLoader files) {
        this.files = files;
    }

    @Override
    public void addTo(Router router) {
        router.route().method(HttpMethod.GET).method(HttpMethod.HEAD).handler(this::serve);
    }

    private void serve(RoutingContext context) {
        String path = context.request().path();
        if (path != null && PAGES.matcher(path).matches()) {
            send(context, INDEX, ASK_EACH_TIME);
        } else if (path != null && PLAIN_PATH.matcher(path).matches() && TYPES.containsKey(extension(path))) {
            send(context, path.substring(1), path.startsWith(HASHED_FILES) ? FOR_EVER : ASK_EACH_TIME);
        } else {
            context.next();
        }
    }

    private void send(RoutingContext context, String name, String caching) {
        String accepted = context.request().getHeader("Accept-Encoding");
        context.vertx()
                .executeBlocking(() -> pick(name, accepted == null ? "" : accepted), false)
                .onFailure(context::fail)
                .onSuccess(found -> found.ifPresentOrElse(file -> answer(context, name, file, caching), context::next));
    }

    /** What is sent for a name: the best packing that there is and that the browser takes. */
    private Optional<Sent> pick(String name, String accepted) {
        for (Packing packing : PACKINGS) {
            if (accepted.contains(packing.encoding())) {
                Optional<Content> packed = content(name + packing.suffix());
                if (packed.isPresent()) {
                    return packed.map(content -> new Sent(content, packing.encoding()));
                }
            }
        }
        return content(name).map(content -> new Sent(content, UNPACKED));
    }

    private record Sent(Content content, String encoding) {}

    private static void answer(RoutingContext context, String name, Sent file, String caching) {
        HttpServerResponse response = context.response();
        response.putHeader("Content-Type", TYPES.get(extension(name)))
                .putHeader("Cache-Control", caching)
                .putHeader("Vary", "Accept-Encoding")
                .putHeader("ETag", file.content().etag());
        if (file.content().etag().equals(context.request().getHeader("If-None-Match"))) {
            response.setStatusCode(NOT_MODIFIED).end();
            return;
        }
        if (!file.encoding().equals(UNPACKED)) {
            response.putHeader("Content-Encoding", file.encoding());
        }
        if (context.request().method().equals(HttpMethod.HEAD)) {
            response.putHeader(
                    "Content-Length", String.valueOf(file.content().bytes().length()));
            response.end();
        } else {
            response.end(file.content().bytes());
        }
    }

    /** Names that exist are few and kept; names that do not are asked for by strangers without end, and are not. */
    private Optional<Content> content(String name) {
        Optional<Content> known = Optional.ofNullable(read.get(name));
        if (known.isPresent()) {
            return known;
        }
        Optional<Content> found = load(name);
        found.ifPresent(content -> read.put(name, content));
        return found;
    }

    private Optional<Content> load(String name) {
        try (InputStream in = files.getResourceAsStream(ROOT + name)) {
            if (in == null) {
                return Optional.empty();
            }
            byte[] bytes = in.readAllBytes();
            return Optional.of(new Content(Buffer.buffer(bytes), etag(bytes)));
        } catch (IOException e) {
            throw new UncheckedIOException("a file of the page cannot be read: " + name, e);
        }
    }

    private static String etag(byte[] bytes) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
            return '"' + HexFormat.of().formatHex(digest, 0, ETAG_BYTES) + '"';
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private static String extension(String name) {
        return name.substring(name.lastIndexOf('.') + 1);
    }
}
