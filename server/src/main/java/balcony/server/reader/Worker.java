package balcony.server.reader;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.BufferedReader;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * One child JVM as the server holds it. Used by one thread at a time. While it works, a watch ends it when it overruns its
 * deadline or its memory; an ended child shows as {@link Ended} on the thread that waits for it.
 */
final class Worker implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Worker.class);
    private static final Duration TICK = Duration.ofMillis(200);
    private static final long PAGE_BYTES = 4096;

    private record Held(Request.Copy copy, String document) {}

    private final Process process;
    private final DataInputStream in;
    private final DataOutputStream out;
    private final ReaderSettings settings;
    private final ScheduledExecutorService clock;
    private final Map<Held, Integer> held = new HashMap<>();
    private long nextRequest = 1;
    private volatile boolean greeted;
    private volatile long deadline;
    /** Noticed by a broken stream, which may be a while before the system says so. */
    private volatile boolean ended;

    /** That the child is no more. */
    static final class Ended extends Exception {
        private static final long serialVersionUID = 1L;
        private final int applying;

        private Ended(int applying, String reason) {
            super(reason);
            this.applying = applying;
        }

        /** The change that it was about to apply, or -1 where it had not said. */
        int applying() {
            return applying;
        }
    }

    private Worker(Process process, ReaderSettings settings, ScheduledExecutorService clock) {
        this.process = process;
        this.in = new DataInputStream(new BufferedInputStream(process.getInputStream()));
        this.out = new DataOutputStream(new BufferedOutputStream(process.getOutputStream()));
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Starts a child and waits for its greeting.
     *
     * @param onEnd run once a child that greeted has ended, on a thread of its own
     */
    static Worker start(ReaderSettings settings, Path folder, ScheduledExecutorService clock, Runnable onEnd)
            throws IOException, Ended {
        Folders.empty(folder);
        Process process = new ProcessBuilder(command(settings, folder))
                .directory(folder.toFile())
                .start();
        Worker worker = new Worker(process, settings, clock);
        worker.follow(onEnd);
        try {
            worker.greeting();
        } catch (Ended failed) {
            worker.close();
            throw failed;
        }
        LOG.atInfo().addKeyValue("pid", process.pid()).log("reader started");
        return worker;
    }

    private static List<String> command(ReaderSettings settings, Path folder) {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + settings.heapMegabytes() + "m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:-UsePerfData",
                "-XX:-CreateCoredumpOnCrash",
                "-XX:+ExitOnOutOfMemoryError",
                "-XX:ErrorFile=" + folder.resolve("crash.log"),
                "-Djava.io.tmpdir=" + folder,
                "-cp",
                absolute(System.getProperty("java.class.path")),
                ReaderChild.class.getName());
    }

    /** The server's class path as a process in another folder must be told it. */
    private static String absolute(String classPath) {
        return Stream.of(classPath.split(File.pathSeparator))
                .map(entry -> Path.of(entry).toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator));
    }

    long pid() {
        return process.pid();
    }

    boolean isAlive() {
        return !ended && process.isAlive();
    }

    /** How many changes of a document the child was last known to hold in a copy. */
    int held(Request.Copy copy, String document) {
        return held.getOrDefault(new Held(copy, document), 0);
    }

    /** Remembers how many changes of a document the child holds in a copy. */
    void hold(Request.Copy copy, String document, int count) {
        held.put(new Held(copy, document), count);
    }

    /** Asks, and waits for what the child says in the end. */
    Answer call(Request request) throws Ended {
        long id = nextRequest++;
        int applying = -1;
        try (Watch watch = new Watch()) {
            request.frame(id).write(out);
            while (true) {
                Answer answer = receive(id);
                if (!(answer instanceof Answer.Applying next)) {
                    return answer;
                }
                applying = next.index();
                watch.renew();
            }
        } catch (IOException broken) {
            ended = true;
            process.destroyForcibly();
            throw new Ended(applying, "the reader went away before it answered");
        }
    }

    private void greeting() throws Ended {
        try (Watch watch = new Watch()) {
            receive(0);
            greeted = true;
            watch.renew();
        } catch (IOException broken) {
            throw new Ended(-1, "the reader ended before it greeted");
        }
    }

    private Answer receive(long id) throws IOException {
        Frame frame = Frame.read(in).orElseThrow(() -> new IOException("the reader ended"));
        if (frame.request() != id) {
            throw new IOException("an answer to another request");
        }
        return Answer.of(frame);
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    /** Takes what the child writes to stderr, to its end. */
    private void follow(Runnable onEnd) {
        Thread lines = new Thread(
                () -> {
                    try (BufferedReader errors = new BufferedReader(
                            new InputStreamReader(process.getErrorStream(), StandardCharsets.UTF_8))) {
                        String line = errors.readLine();
                        while (line != null) {
                            // Once it works a panic may quote what is in a map: not for the log of every day. What
                            // keeps it
                            // from starting is the machine's affair, and its administrator must see it.
                            LOG.atLevel(greeted ? Level.DEBUG : Level.WARN)
                                    .addKeyValue("pid", process.pid())
                                    .addKeyValue("line", line)
                                    .log("reader said");
                            line = errors.readLine();
                        }
                    } catch (IOException closed) {
                        LOG.atDebug().setCause(closed).log("reader's errors ended");
                    }
                    if (greeted) {
                        onEnd.run();
                    }
                },
                "reader-stderr-" + process.pid());
        lines.setDaemon(true);
        lines.start();
    }

    /** Ends the child when it takes too long or too much; from its making until it is closed. */
    private final class Watch implements AutoCloseable {
        private final ScheduledFuture<?> ticks;

        Watch() {
            renew();
            ticks = clock.scheduleAtFixedRate(this::look, TICK.toMillis(), TICK.toMillis(), TimeUnit.MILLISECONDS);
        }

        void renew() {
            deadline = System.nanoTime() + settings.deadline().toNanos();
        }

        private void look() {
            boolean late = System.nanoTime() - deadline > 0;
            if (late || residentBytes() > settings.memoryBytes()) {
                LOG.atWarn()
                        .addKeyValue("pid", process.pid())
                        .addKeyValue("reason", late ? "deadline" : "memory")
                        .log("reader ended by its watch");
                process.destroyForcibly();
            }
        }

        @Override
        public void close() {
            ticks.cancel(false);
        }
    }

    /** By the kernel's figures; 0 on a system that has none. */
    private long residentBytes() {
        try {
            String[] pages = Files.readString(Path.of("/proc", Long.toString(process.pid()), "statm"))
                    .split(" ");
            return Long.parseLong(pages[1]) * PAGE_BYTES;
        } catch (IOException unknown) {
            return 0;
        }
    }
}
