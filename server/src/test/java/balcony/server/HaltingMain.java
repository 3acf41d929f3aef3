package balcony.server;

import balcony.server.journal.StoreStep;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The program, ending itself without a word the n-th time that it comes to a step of the store: {@code -Dbalcony.halt=before-commit},
 * {@code -Dbalcony.halt.count=7}, counted from when the file {@code -Dbalcony.halt.when} is there, if one is named.
 * {@code web-client/peers/kill.mjs} runs it.
 */
final class HaltingMain {
    /** What a halted process ends with, so that no other end is taken for it. */
    private static final int HALTED = 86;

    private HaltingMain() {}

    public static void main(String[] args) {
        StoreStep step = StoreStep.valueOf(
                System.getProperty("balcony.halt").toUpperCase(Locale.ROOT).replace('-', '_'));
        AtomicInteger left = new AtomicInteger(Integer.getInteger("balcony.halt.count", 1));
        Optional<Path> when =
                Optional.ofNullable(System.getProperty("balcony.halt.when")).map(Path::of);
        PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
        PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
        System.exit(Main.run(args, Map.of(), out, err, now -> {
            if (now == step && when.map(file -> Files.exists(file)).orElse(true) && left.decrementAndGet() == 0) {
                Runtime.getRuntime().halt(HALTED);
            }
        }));
    }
}
