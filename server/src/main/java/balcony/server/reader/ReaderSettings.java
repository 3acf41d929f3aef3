package balcony.server.reader;

import java.nio.file.Path;
import java.time.Duration;

/**
 * How the reader runs.
 *
 * @param folder its own, emptied at each start: the native library is unpacked into it
 * @param workers how many children at most
 * @param deadline how long a child may take over a request, or over one change of it, before it counts as hung
 * @param patience how long a request waits for a child to be free
 * @param heapMegabytes the Java heap of a child
 * @param memoryBytes the resident memory, native too, above which a child is ended
 */
public record ReaderSettings(
        Path folder, int workers, Duration deadline, Duration patience, int heapMegabytes, long memoryBytes) {
    private static final Duration DEADLINE = Duration.ofSeconds(10);
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final int HEAP_MEGABYTES = 192;
    private static final long MEMORY_BYTES = 1L << 30;

    public ReaderSettings {
        // The child runs in this folder, where a relative path would lead elsewhere.
        folder = folder.toAbsolutePath();
        if (workers < 1) {
            throw new IllegalArgumentException("the reader needs a worker, not " + workers);
        }
    }

    /** One or two children, as the machine has processors. */
    public static ReaderSettings in(Path folder) {
        int workers = Math.min(2, Runtime.getRuntime().availableProcessors());
        return new ReaderSettings(folder, workers, DEADLINE, PATIENCE, HEAP_MEGABYTES, MEMORY_BYTES);
    }
}
