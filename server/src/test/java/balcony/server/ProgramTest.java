package balcony.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program as a process of its own. */
class ProgramTest {
    @TempDir
    private Path folder;

    private Process start(String name) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        "balcony.server.Main",
                        "--port",
                        "0",
                        "--data",
                        folder.resolve("data").toString())
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
}
