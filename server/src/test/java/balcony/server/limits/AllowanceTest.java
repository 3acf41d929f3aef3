package balcony.server.limits;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class AllowanceTest {
    private static final long SECOND = 1_000_000_000L;
    private static final Limits LIMITS = Limits.DEFAULT
            .with(Limit.BYTES_AT_ONCE, 100_000)
            .with(Limit.BYTES_PER_SECOND, 10_000)
            .with(Limit.CHANGES_AT_ONCE, 100)
            .with(Limit.CHANGES_PER_SECOND, 10)
            .with(Limit.LONGEST_PAUSE_SECONDS, 30);

    @Test
    @DisplayName(
            "L2: what is within the allowance is read on; what is above is paid back in time, by bytes and by changes")
    void what_is_above_is_paid_back() {
        Allowance allowance = new Allowance(LIMITS, 0);

        assertThat(allowance.take(100_000, 100, 0)).isEqualTo(Duration.ZERO);
        assertThat(allowance.take(0, 1, 0)).isEqualTo(Duration.ofMillis(100));
        assertThat(allowance.take(20_000, 0, 0)).isEqualTo(Duration.ofSeconds(2));
        assertThat(allowance.take(0, 0, SECOND)).isEqualTo(Duration.ofSeconds(1));
        assertThat(allowance.take(0, 0, 2 * SECOND)).isEqualTo(Duration.ZERO);
        assertThat(allowance.isFull(11 * SECOND)).isFalse();
        assertThat(allowance.isFull(13 * SECOND)).isTrue();
    }

    @Test
    @DisplayName("L2: operations count too: what is within the allowance is read on, one more is paid back in time")
    void operations_above_are_paid_back() {
        Limits limits = Limits.DEFAULT.with(Limit.OPERATIONS_AT_ONCE, 1_000).with(Limit.OPERATIONS_PER_SECOND, 100);
        Allowance allowance = new Allowance(limits, 0);

        assertThat(allowance.takeContents(1_000, 0, 0)).isEqualTo(Duration.ZERO);
        assertThat(allowance.takeContents(1, 0, 0)).isEqualTo(Duration.ofMillis(10));
        assertThat(allowance.take(0, 0, 0)).isEqualTo(Duration.ofMillis(10));
        assertThat(allowance.isFull(10 * SECOND)).isFalse();
        assertThat(allowance.isFull(10 * SECOND + SECOND / 100)).isTrue();
        assertThat(allowance.takeContents(1_000_000, 0, 20 * SECOND)).isEqualTo(Duration.ofSeconds(30));
    }

    @Test
    @DisplayName("L2: no pause is longer than the longest")
    void no_pause_is_longer_than_the_longest() {
        Allowance allowance = new Allowance(LIMITS, 0);

        assertThat(allowance.take(1 << 30, 1_000_000, 0)).isEqualTo(Duration.ofSeconds(30));
    }

    @Test
    @DisplayName("L2: with the defaults somebody who drags at 20 Hz among fifty who do is never slowed down")
    void a_drag_is_never_slowed_down() {
        Allowance allowance = new Allowance(Limits.DEFAULT, 0);
        int acknowledgement = 200;
        int change = 600;
        for (long tick = 0; tick < 20 * 600; tick++) {
            long now = tick * SECOND / 20;
            assertThat(allowance.take(change + 50L * acknowledgement, 1, now)).isEqualTo(Duration.ZERO);
        }
        assertThat(allowance.isFull(600 * SECOND)).isTrue();
    }

    @Test
    @DisplayName("L1: the table of docs/spec/limits.md names each limit with its unit, default and meaning")
    void the_documentation_names_each_limit() throws IOException {
        List<String> rows;
        try (Stream<String> lines = Files.lines(Path.of("../docs/spec/limits.md"))) {
            rows = lines.filter(line -> line.startsWith("| `")).toList();
        }

        assertThat(rows)
                .containsExactlyElementsOf(Stream.of(Limit.values())
                        .map(limit -> "| `%s` | %,d %s | %s |"
                                .formatted(
                                        limit.label(),
                                        limit.byDefault(),
                                        limit.unit() == Limit.Unit.COUNT
                                                ? ""
                                                : limit.unit().name().toLowerCase(java.util.Locale.ROOT),
                                        limit.words()))
                        .map(row -> row.replace("  |", " |"))
                        .toList());
    }
}
