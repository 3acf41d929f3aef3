package balcony.server;

import balcony.server.journal.StoreStep;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/**
 * The program on a disk that is slow, or that hangs, while the file {@code -Dbalcony.stall.when} is there: each group of changes waits before its commit, for
 * {@code -Dbalcony.stall.millis}, or without that until the file is gone. {@code web-client/peers/storage.mjs} runs it.
 */
final class StallingMain {
    private static final long GLANCE_MILLIS = 10;

    private StallingMain() {}

    public static void main(String[] args) {
        Path when = Path.of(System.getProperty("balcony.stall.when"));
        long most = Long.getLong("balcony.stall.millis", Long.MAX_VALUE / 1_000_000);
        PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
        PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
        System.exit(Main.run(args, Map.of(), out, err, now -> {
            if (now == StoreStep.BEFORE_COMMIT) {
                waitWhile(when, most);
            }
        }));
    }

    private static void waitWhile(Path file, long millis) {
        long begun = System.nanoTime();
        while (Files.exists(file) && System.nanoTime() - begun < millis * 1_000_000) {
            LockSupport.parkNanos(GLANCE_MILLIS * 1_000_000);
        }
    }
}
