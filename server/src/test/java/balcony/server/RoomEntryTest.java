package balcony.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import balcony.server.limits.Limit;
import balcony.server.limits.Limits;
import balcony.server.web.Listen;
import io.nayuki.qrcodegen.QrCode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How others in the room, or beyond it, reach the server. */
class RoomEntryTest {
    @TempDir
    private Path folder;

    private Config config(Optional<Listen.Tls> tls, Optional<URI> publicUrl, Limits limits) {
        return new Config(new Listen("127.0.0.1", 0, tls), folder.resolve("data"), publicUrl, false, limits, false);
    }

    @Test
    @DisplayName("A73 a certificate without its key, and files that are none, keep it from starting, by name")
    void half_a_certificate_is_none() throws Exception {
        Path nothing = Files.writeString(folder.resolve("nothing.pem"), "no certificate");

        assertThat(Terminal.balcony("--tls-cert", nothing).err()).contains("tls-key");
        assertThat(Terminal.balcony("--tls-cert", nothing, "--tls-key", folder.resolve("gone.pem"))
                        .err())
                .contains("tls-key", "gone.pem");
        assertThatThrownBy(() -> Server.start(
                        config(Optional.of(new Listen.Tls(nothing, nothing)), Optional.empty(), Limits.DEFAULT),
                        Clock.systemUTC()))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("nothing.pem");
    }

    @Test
    @DisplayName("A73 --lan says how phones come in, with a square code of that very address")
    void the_room_is_told_how_to_come_in() throws Exception {
        Path said = folder.resolve("said");
        Process program = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        "-Dstdout.encoding=UTF-8",
                        "-Dfile.encoding=UTF-8",
                        "balcony.server.Main",
                        "--lan",
                        "--port",
                        "0",
                        "--public-url",
                        "https://maps.example.org",
                        "--data",
                        folder.resolve("data").toString()))
                .redirectOutput(said.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            await().atMost(Duration.ofMinutes(1))
                    .until(() -> Files.readString(said).contains("[0m"));
        } finally {
            program.destroy();
            program.waitFor();
        }

        assertThat(said).content().contains("Balcony is open at http://localhost:");
        assertThat(said).content().contains("Phones and laptops in the same network open https://maps.example.org");
        assertThat(modules(Files.readString(said)))
                .isEqualTo(modules(QrCode.encodeText("https://maps.example.org", QrCode.Ecc.MEDIUM)));
    }

    /** The dark modules of a code that was printed, row by row; its empty border left out. */
    private static String modules(String printed) {
        StringBuilder rows = new StringBuilder();
        for (String line :
                printed.lines().filter(line -> line.contains("[30;107m")).toList()) {
            String blocks = line.replaceAll("\u001b\\[[0-9;]*m", "");
            rows.append(blocks.replaceAll("[▀█]", "1").replaceAll("[▄ ]", "0")).append('\n');
            rows.append(blocks.replaceAll("[▄█]", "1").replaceAll("[▀ ]", "0")).append('\n');
        }
        return rows.toString().replaceAll("(?m)^0+$\n", "").replaceAll("(?m)^00|00$", "");
    }

    private static String modules(QrCode code) {
        StringBuilder rows = new StringBuilder();
        for (int y = 0; y < code.size; y++) {
            for (int x = 0; x < code.size; x++) {
                rows.append(code.getModule(x, y) ? '1' : '0');
            }
            rows.append('\n');
        }
        return rows.toString();
    }

    @Test
    @DisplayName("A73 the machine's own addresses are those of its networks, never its loopback")
    void the_machine_knows_its_addresses() {
        assertThat(LanAddresses.find()).doesNotContain("127.0.0.1").doesNotHaveDuplicates();
    }

    @Test
    @DisplayName(
            "A66 behind a proxy each of its callers has an allowance of their own; without one nobody can say that they are somebody else")
    void a_proxys_callers_are_told_apart() throws Exception {
        Limits one = Limits.DEFAULT.with(Limit.STRANGERS_AT_ONCE, 1).with(Limit.STRANGERS_PER_SECOND, 1);
        Clock stopped = new StoppedClock();
        try (Server server = Server.start(
                config(Optional.empty(), Optional.of(URI.create("https://maps.example.org")), one), stopped)) {
            assertThat(enter(server, "203.0.113.1")).isEqualTo(200);
            assertThat(enter(server, "203.0.113.2")).isEqualTo(200);
            assertThat(enter(server, "198.51.100.7, 203.0.113.2")).isEqualTo(429);
        }
        try (Server server = Server.start(config(Optional.empty(), Optional.empty(), one), stopped)) {
            assertThat(enter(server, "203.0.113.1")).isEqualTo(200);
            assertThat(enter(server, "203.0.113.2")).isEqualTo(429);
        }
    }

    private static int enter(Server server, String forwardedFor) throws Exception {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(server.address().resolve("/api/session"))
                                .header("X-Forwarded-For", forwardedFor)
                                .POST(HttpRequest.BodyPublishers.ofString("{\"name\":\"Asha\"}"))
                                .build(),
                        HttpResponse.BodyHandlers.ofString())
                .statusCode();
    }
}
