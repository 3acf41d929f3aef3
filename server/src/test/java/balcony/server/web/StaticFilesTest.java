package balcony.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import balcony.server.limits.Limits;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StaticFilesTest {
    private static final String SECRET = "the secret beside the folder";

    @TempDir
    private static Path folder;

    private static Vertx vertx;
    private static HttpFront front;

    @BeforeAll
    static void open() throws Exception {
        write("webroot/index.html", "<!doctype html>the page");
        write("webroot/assets/app-1a2b.js", "plain");
        write("webroot/assets/app-1a2b.js.br", "brotli");
        write("webroot/assets/app-1a2b.js.gz", "gzip");
        write("webroot/icon.svg", "<svg/>");
        write("webroot/.hidden.js", SECRET);
        write("secret.txt", SECRET);
        vertx = Vertx.vertx();
        StaticFiles files =
                new StaticFiles(new URLClassLoader(new URL[] {folder.toUri().toURL()}, null));
        front = new HttpFront(
                vertx,
                new Listen("127.0.0.1", 0, Optional.empty()),
                new Origins(Optional.empty()),
                Limits.DEFAULT,
                lag -> {},
                List.of(files));
        front.open();
    }

    private static void write(String name, String content) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
    }

    @AfterAll
    static void close() {
        front.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    private static HttpResponse<String> get(String path, String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(front.address() + path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/join", "/join/", "/map/m_x-1", "/map/m_x/replay"})
    @DisplayName("A80 the page answers each of its addresses, and is asked for anew each time")
    void the_page_answers_its_addresses(String path) throws Exception {
        HttpResponse<String> answer = get(path);

        assertThat(answer.body()).contains("the page");
        assertThat(answer.headers().firstValue("Cache-Control")).contains("no-cache");
        assertThat(answer.headers().firstValue("Content-Type")).contains("text/html; charset=utf-8");
    }

    @Test
    @DisplayName(
            "A81 files with a hash in their name are kept for ever; others are checked, and cost nothing if unchanged")
    void caching() throws Exception {
        assertThat(get("/assets/app-1a2b.js")
                        .headers()
                        .firstValue("Cache-Control")
                        .orElseThrow())
                .contains("immutable");
        HttpResponse<String> icon = get("/icon.svg");
        assertThat(icon.headers().firstValue("Cache-Control")).contains("no-cache");

        String etag = icon.headers().firstValue("ETag").orElseThrow();
        assertThat(get("/icon.svg", "If-None-Match", etag).statusCode()).isEqualTo(304);
    }

    @Test
    @DisplayName("A82 a file goes out packed the best way that the browser takes")
    void packing() throws Exception {
        HttpResponse<String> brotli = get("/assets/app-1a2b.js", "Accept-Encoding", "gzip, deflate, br");

        assertThat(brotli.body()).isEqualTo("brotli");
        assertThat(brotli.headers().firstValue("Content-Encoding")).contains("br");
        assertThat(brotli.headers().firstValue("Content-Type")).contains("text/javascript; charset=utf-8");
        assertThat(get("/assets/app-1a2b.js", "Accept-Encoding", "gzip").body()).isEqualTo("gzip");
        assertThat(get("/assets/app-1a2b.js").body()).isEqualTo("plain");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/../secret.txt",
                "/%2e%2e/secret.txt",
                "/..%2fsecret.txt",
                "/assets/../../secret.txt",
                "/assets/%2e%2e/%2e%2e/secret.txt",
                "/assets/..%2f..%2fsecret.txt",
                "/assets/..%5c..%5csecret.txt",
                "/assets/%252e%252e/%252e%252e/secret.txt",
                "//secret.txt",
                "/.hidden.js",
                "/map/../secret.txt",
                "/assets",
                "/assets/",
                "/assets/app-1a2b.js.br",
                "/assets/app-1a2b.js%00.html",
                "/META-INF/MANIFEST.MF"
            })
    @DisplayName(
            "A83 nothing outside the folder, hidden or not a file of the page is served, however the path is written")
    void nothing_else_is_served(String path) throws Exception {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), front.port())) {
            socket.getOutputStream()
                    .write(("GET " + path + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

            assertThat(answer).doesNotContain(SECRET, "brotli");
            assertThat(answer).containsPattern("^HTTP/1.1 (404|400)");
        }
    }

    @Test
    @DisplayName(
            "A84 every answer tells the browser what the page may do: no foreign or inline script, no frames, no sniffing")
    void every_answer_has_the_security_headers() throws Exception {
        for (String path : List.of("/", "/assets/app-1a2b.js", "/nothing")) {
            var headers = get(path).headers();
            String policy = headers.firstValue("Content-Security-Policy").orElseThrow();
            assertThat(policy)
                    .contains("script-src 'self' 'wasm-unsafe-eval'")
                    .contains("frame-ancestors 'none'")
                    .contains("connect-src 'self' ws://127.0.0.1:" + front.port());
            assertThat(headers.firstValue("X-Content-Type-Options")).contains("nosniff");
            assertThat(headers.firstValue("Referrer-Policy")).contains("no-referrer");
        }
    }
}
