package balcony.server;

import static org.assertj.core.api.Assertions.assertThat;

import balcony.server.limits.Limit;
import balcony.server.limits.Limits;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class OptionsTest {
    private static Config config(Map<String, String> environment, String... args) {
        Options options = new Options(environment);
        options.parser().parseArgs(args);
        return options.config();
    }

    @Test
    @DisplayName("A70 a flag beats the environment, which beats the default")
    void a_flag_beats_the_environment() {
        Map<String, String> environment =
                Map.of("BALCONY_PORT", "9000", "BALCONY_HOST", "0.0.0.0", "BALCONY_CLIENT_CREATED_MAPS", "true");

        Config config = config(environment, "--port", "9001");

        assertThat(config.listen().port()).isEqualTo(9001);
        assertThat(config.listen().host()).isEqualTo("0.0.0.0");
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

    @Test
    @DisplayName(
            "L1 a limit is set by flag or environment; one that is unknown or out of bounds is named with its value")
    void limits_are_set_and_checked() {
        Map<String, String> environment =
                Map.of("BALCONY_LIMIT_JOIN_SECONDS", "3", "BALCONY_LIMIT_SOCKETS_PER_PERSON", "5");

        Limits limits = config(environment, "--limit", "join-seconds=4", "--limit", "message-bytes=1048576")
                .limits();

        assertThat(limits.time(Limit.JOIN_SECONDS)).isEqualTo(Duration.ofSeconds(4));
        assertThat(limits.of(Limit.SOCKETS_PER_PERSON)).isEqualTo(5);
        assertThat(limits.of(Limit.MESSAGE_BYTES)).isEqualTo(1 << 20);
        assertThat(limits.of(Limit.PING_SECONDS)).isEqualTo(Limit.PING_SECONDS.byDefault());
        assertThat(error("--limit", "sockets=5")).contains("sockets");
        assertThat(error("--limit", "join-seconds=0")).contains("join-seconds", "0", "1");
        assertThat(error("--limit", "join-seconds=soon")).contains("soon");
    }

    @Test
    @DisplayName("L1 limits that contradict each other are named with their values, at the edge and whoever set them")
    void limits_that_contradict_each_other() {
        assertThat(config(
                                Map.of(),
                                "--limit",
                                "queue-bytes=8192",
                                "--limit",
                                "queue-changes-bytes=4096",
                                "--limit",
                                "queue-presence-bytes=4096")
                        .limits()
                        .contradiction())
                .isEmpty();
        assertThat(error("--limit", "queue-bytes=1048575"))
                .contains("queue-bytes", "1048575", "2 times queue-changes-bytes", "524288");
        assertThat(error("--limit", "queue-presence-bytes=524289")).contains("queue-changes-bytes", "524289");
        assertThat(error("--limit", "hold-messages=20001")).contains("waiting-messages", "20001");
        assertThat(error("--limit", "hold-bytes=33554433")).contains("waiting-bytes", "33554433");
        assertThat(error("--limit", "waiting-bytes=16777215")).contains("message-bytes", "16777215");
        assertThat(error("--limit", "pending-bytes=16777215")).contains("message-bytes", "16777215");
    }

    private static String error(String... args) {
        StringWriter error = new StringWriter();
        int code = Main.run(args, Map.of(), new PrintWriter(new StringWriter()), new PrintWriter(error));
        assertThat(code).isEqualTo(2);
        return error.toString();
    }
}
