package balcony.server.room;

import balcony.server.journal.DamagedMap;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A room with the thread that owns it: runs what is asked of it in order, loads it before the first, and wakes it when something
 * falls due. Any thread may call.
 */
final class OpenRoom {
    private static final Logger LOG = LoggerFactory.getLogger(OpenRoom.class);

    private final SerialExecutor thread;
    private final ScheduledExecutorService timer;
    private final InstantSource clock;
    private final Function<OpenRoom, Room> loader;

    /** Since when nothing was asked of the room, as far as the sweep has seen. */
    private volatile Optional<Instant> quietSince = Optional.empty();

    // What follows is touched by the room's thread alone.
    private @Nullable Room room;
    private @Nullable DamagedMap damage;
    private Instant wakeAt = Instant.MAX;

    OpenRoom(ScheduledExecutorService pool, InstantSource clock, Function<OpenRoom, Room> loader) {
        this.thread = new SerialExecutor(pool);
        this.timer = pool;
        this.clock = clock;
        this.loader = loader;
    }

    /**
     * Runs a task on the room, or tells why the room could not be loaded; the next task tries to load it again. A damaged map is
     * in quarantine: it is not read again before this room was closed.
     */
    void run(Consumer<Room> task, Consumer<RuntimeException> failed) {
        quietSince = Optional.empty();
        thread.execute(() -> runLoaded(task, failed));
    }

    /** The same for a task that need not be run at once: with the next one, or in a moment. */
    void runSoon(Consumer<Room> task, Consumer<RuntimeException> failed) {
        quietSince = Optional.empty();
        thread.executeSoon(() -> runLoaded(task, failed));
    }

    /** Runs a task of the room's own on its thread. */
    void runOwn(Runnable task) {
        thread.execute(() -> {
            runGuarded(task);
            if (room != null) {
                runGuarded(room::flush);
                wakeWhenDue(room);
            }
        });
    }

    Instant now() {
        return clock.instant();
    }

    /**
     * Whether nobody was here and nothing under way for a while, as far as whoever asks from time to time has seen. Only if no
     * task can come in meanwhile is the answer good for long.
     */
    boolean hasBeenQuiet(Duration time) {
        if (!thread.isIdle() || (room != null && !room.isQuiet())) {
            quietSince = Optional.empty();
            return false;
        }
        Instant now = clock.instant();
        Instant since = quietSince.orElse(now);
        quietSince = Optional.of(since);
        return !since.plus(time).isAfter(now);
    }

    private void runLoaded(Consumer<Room> task, Consumer<RuntimeException> failed) {
        Room loaded;
        try {
            loaded = load();
        } catch (DamagedMap quarantined) {
            failed.accept(quarantined);
            return;
        } catch (RuntimeException cause) {
            LOG.error("a map could not be opened", cause);
            failed.accept(cause);
            return;
        }
        runGuarded(() -> task.accept(loaded));
        runGuarded(loaded::flush);
        wakeWhenDue(loaded);
    }

    private Room load() {
        if (damage != null) {
            throw damage;
        }
        if (room == null) {
            try {
                room = loader.apply(this);
            } catch (DamagedMap found) {
                LOG.error("a map is in quarantine, others are served", found);
                damage = found;
                throw found;
            }
        }
        return room;
    }

    /** A bug in one task must not take the room from everybody else. */
    private static void runGuarded(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException bug) {
            LOG.error("a task of a room failed", bug);
        }
    }

    private void wakeWhenDue(Room loaded) {
        Optional<Instant> due = loaded.nextDue();
        if (due.isEmpty() || !due.get().isBefore(wakeAt)) {
            return;
        }
        wakeAt = due.get();
        long delay = Math.max(0, Duration.between(clock.instant(), wakeAt).toMillis() + 1);
        var unused = timer.schedule(
                () -> run(
                        awake -> {
                            wakeAt = Instant.MAX;
                            awake.tick(clock.instant());
                        },
                        cause -> {}),
                delay,
                TimeUnit.MILLISECONDS);
    }
}
