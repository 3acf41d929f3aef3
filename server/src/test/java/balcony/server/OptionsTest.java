package balcony.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class OptionsTest {
    private static Config config(Map<String, String> environment, String... args) {
        Options options = new Options();
        new CommandLine(options)
                .setDefaultValueProvider(Options.defaultsFrom(environment))
                .parseArgs(args);
        return options.config();
    }

    @Test
    @DisplayName("A70 a flag beats the environment, which beats the default")
    void a_flag_beats_the_environment() {
        Map<String, String> environment =
                Map.of("BALCONY_PORT", "9000", "BALCONY_HOST", "0.0.0.0", "BALCONY_CLIENT_CREATED_MAPS", "true");

        Config config = config(environment, "--port", "9001");

        assertThat(config.port()).isEqualTo(9001);
        assertThat(config.host()).isEqualTo("0.0.0.0");
        assertThat(config.data()).isEqualTo(Path.of("balcony-data"));
        assertThat(config.clientCreatedMaps()).isTrue();
        assertThat(config.demo()).isFalse();
    }

    @Test
    @DisplayName("A71 an option that makes no sense is named with its value, and the program ends with 2")
    void a_wrong_option_is_named() {
        assertThat(error("--port", "70000")).contains("port", "70000");
        assertThat(error("--port", "eighty")).contains("--port", "eighty");
        assertThat(error("--public-url", "maps.example.org/x")).contains("public-url", "maps.example.org/x");
        assertThat(error("--prot", "1")).contains("--prot");
    }

    private static String error(String... args) {
        StringWriter error = new StringWriter();
        int code = Main.run(args, Map.of(), new PrintWriter(new StringWriter()), new PrintWriter(error));
        assertThat(code).isEqualTo(2);
        return error.toString();
    }
}
