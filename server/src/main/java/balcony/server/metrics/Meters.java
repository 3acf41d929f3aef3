package balcony.server.metrics;

import balcony.server.journal.CommitMeter;
import balcony.server.room.Refusal;
import balcony.server.room.RoomMeter;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.system.FileDescriptorMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.DoubleSupplier;
import java.util.function.LongConsumer;

/** The figures, by name. docs/spec/health.md lists them. Safe on any thread. */
public final class Meters implements RoomMeter, CommitMeter, AutoCloseable {
    /** The edges of all histograms: from a tenth of a millisecond, a good commit, to ten seconds, when everybody is gone. */
    private static final Duration[] EDGES = Arrays.stream(new long[] {
                100, 250, 500, 1_000, 2_500, 5_000, 10_000, 25_000, 50_000, 100_000, 250_000, 1_000_000, 10_000_000
            })
            .mapToObj(micros -> Duration.ofNanos(micros * 1_000))
            .toArray(Duration[]::new);

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    /** Micrometer itself holds what it counts by only weakly. */
    private final Queue<DoubleSupplier> kept = new ConcurrentLinkedQueue<>();

    private final JvmGcMetrics pauses = new JvmGcMetrics();
    private final Counter accepted = Counter.builder("balcony.changes.accepted")
            .description("Changes stored")
            .register(registry);
    private final Map<Refusal, Counter> refused = new EnumMap<>(Refusal.class);
    private final Timer commits = histogram("balcony.commit", "One journal transaction, to the disk");
    private final Counter failedCommits = Counter.builder("balcony.commits.failed")
            .description("Journal transactions that were undone")
            .register(registry);
    private final Timer acknowledged =
            histogram("balcony.acknowledgement", "From a message with changes to the answer that they are safe");
    private final Timer relayed =
            histogram("balcony.relay", "From a message with changes to their being handed to all other sockets");
    private final Timer lag = histogram("balcony.eventloop.lag", "How late an event loop does what was due");

    public Meters() {
        new UptimeMetrics().bindTo(registry);
        new ProcessorMetrics().bindTo(registry);
        new FileDescriptorMetrics().bindTo(registry);
        new JvmMemoryMetrics().bindTo(registry);
        pauses.bindTo(registry);
        for (Refusal refusal : Refusal.values()) {
            refused.put(
                    refusal,
                    Counter.builder("balcony.changes.refused")
                            .description("Changes refused")
                            .tag("reason", refusal.code())
                            .register(registry));
        }
    }

    private Timer histogram(String name, String words) {
        return Timer.builder(name)
                .description(words)
                .serviceLevelObjectives(EDGES)
                .register(registry);
    }

    /** A figure that is looked up whenever somebody asks. */
    public Meters gauge(String name, String words, DoubleSupplier figure) {
        Gauge.builder(name, figure, DoubleSupplier::getAsDouble)
                .description(words)
                .strongReference(true)
                .register(registry);
        return this;
    }

    /** A figure that only rises, looked up whenever somebody asks. */
    public Meters rising(String name, String words, DoubleSupplier figure) {
        kept.add(figure);
        FunctionCounter.builder(name, figure, DoubleSupplier::getAsDouble)
                .description(words)
                .register(registry);
        return this;
    }

    /** Takes how late event loops are, in nanoseconds. */
    public LongConsumer eventLoopLag() {
        return nanos -> lag.record(nanos, TimeUnit.NANOSECONDS);
    }

    /** All figures, in Prometheus' text format. */
    public String text() {
        return registry.scrape();
    }

    @Override
    public void accepted(int changes) {
        accepted.increment(changes);
    }

    @Override
    public void refused(Refusal why, int changes) {
        Counter counter = refused.get(why);
        if (counter != null) {
            counter.increment(changes);
        }
    }

    @Override
    public Timing received() {
        long since = System.nanoTime();
        return new Timing() {
            @Override
            public void acknowledged() {
                acknowledged.record(System.nanoTime() - since, TimeUnit.NANOSECONDS);
            }

            @Override
            public void relayed() {
                acknowledged();
                relayed.record(System.nanoTime() - since, TimeUnit.NANOSECONDS);
            }
        };
    }

    @Override
    public void committed(long nanos, boolean stored) {
        commits.record(nanos, TimeUnit.NANOSECONDS);
        if (!stored) {
            failedCommits.increment();
        }
    }

    @Override
    public void close() {
        pauses.close();
        registry.close();
    }
}
