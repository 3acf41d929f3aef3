package balcony.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program as a process of its own. */
class ProgramTest {
    @TempDir
    private Path folder;

    private Process start(String name, String... more) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                "balcony.server.Main",
                "--port",
                "0",
                "--data",
                folder.resolve("data").toString()));
        command.addAll(List.of(more));
        return new ProcessBuilder(command)
                .redirectOutput(folder.resolve(name + ".out").toFile())
                .redirectError(folder.resolve(name + ".err").toFile())
                .start();
    }

    @Test
    @DisplayName("A72 it says in one line where it is open, holds its folder, and ends within 10 s of a signal")
    void it_opens_and_ends() throws Exception {
        Path said = folder.resolve("first.out");
        Process first = start("first");
        try {
            await().atMost(Duration.ofMinutes(1)).until(() -> Files.size(said) > 0);

            Process second = start("second");
            assertThat(second.waitFor(1, TimeUnit.MINUTES)).isTrue();
            assertThat(second.exitValue()).isEqualTo(1);
            assertThat(folder.resolve("second.err"))
                    .content()
                    .startsWith("Balcony cannot start: another server uses the data folder");

            first.destroy();
            assertThat(first.waitFor(10, TimeUnit.SECONDS)).isTrue();
            assertThat(said).content().matches("Balcony is open at http://127\\.0\\.0\\.1:\\d+\\R");
        } finally {
            first.destroyForcibly();
        }
    }

    @Test
    @DisplayName(
            "HE5 HE6: with --log json each line is an object, and none holds a name, a word of a map, a token or a code")
    void the_log_is_json_and_says_nothing_about_anybody() throws Exception {
        Path said = folder.resolve("logged.out");
        Process program = start("logged", "--log", "json");
        List<String> secrets = new ArrayList<>(List.of("Zebulon", "Quokkaville"));
        try {
            await().atMost(Duration.ofMinutes(1)).until(() -> Files.size(said) > 0);
            URI address = URI.create(Files.readString(said).strip().replaceAll(".* ", ""));
            HttpClient http = HttpClient.newHttpClient();
            JsonObject session = post(http, address, "", "/api/session", new JsonObject().put("name", "Zebulon"));
            String token = session.getString("token");
            secrets.addAll(List.of(token, session.getString("returnCode")));
            JsonObject map = post(http, address, token, "/api/maps", new JsonObject().put("title", "Quokkaville"));
            secrets.add(map.getString("recoveryCode"));
            JsonObject invite = post(
                    http,
                    address,
                    token,
                    "/api/maps/" + map.getString("id") + "/invites",
                    new JsonObject().put("role", "participant"));
            secrets.addAll(List.of(invite.getString("token"), invite.getString("code")));
            String ticket =
                    post(http, address, token, "/api/tickets", new JsonObject()).getString("ticket");
            secrets.add(ticket);
            post(
                    http,
                    address,
                    token,
                    "/api/join",
                    new JsonObject().put("invite", "Zebulon").put("name", "Zebulon"));
            post(http, address, "Zebulon." + token, "/api/maps", new JsonObject().put("title", 7));
            var socket = http.newWebSocketBuilder()
                    .buildAsync(
                            URI.create("ws://127.0.0.1:" + address.getPort() + "/sync?ticket=" + ticket),
                            new java.net.http.WebSocket.Listener() {})
                    .join();
            socket.sendText("Quokkaville", true).join();
            var unused = http.send(
                    HttpRequest.newBuilder(address.resolve("/api/maps/" + map.getString("id")))
                            .header("Authorization", "Bearer " + token)
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            program.destroy();
            assertThat(program.waitFor(20, TimeUnit.SECONDS)).isTrue();

            List<String> lines = Files.readAllLines(folder.resolve("logged.err"));
            assertThat(lines).isNotEmpty();
            for (String line : lines) {
                JsonObject entry = new JsonObject(line);
                assertThat(entry.fieldNames()).contains("timestamp", "level", "loggerName", "formattedMessage");
                assertThat(line).doesNotContain(secrets);
            }
            assertThat(lines).anyMatch(line -> line.contains("opened port="));
            assertThat(said).content().doesNotContain(secrets);
        } finally {
            program.destroyForcibly();
        }
    }

    private static JsonObject post(HttpClient http, URI address, String token, String path, JsonObject body)
            throws IOException, InterruptedException {
        return new JsonObject(http.send(
                        HttpRequest.newBuilder(address.resolve(path))
                                .header("Authorization", "Bearer " + token)
                                .POST(HttpRequest.BodyPublishers.ofString(body.encode()))
                                .build(),
                        HttpResponse.BodyHandlers.ofString())
                .body());
    }
}
