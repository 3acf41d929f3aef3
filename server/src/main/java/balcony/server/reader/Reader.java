package balcony.server.reader;

import balcony.server.crdt.Change;
import balcony.server.crdt.ChangeHash;
import balcony.server.crdt.CompactedDocument;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads maps with automerge, in child processes, because bytes from outside can abort the process that reads them. A child that
 * ends is replaced; the request that it was about is tried once more, one change at a time, so that a change which ends it is
 * known by name. Thread-safe; every call may block, up to the deadline and more.
 *
 * <pre>
 *   as usual ──ended──▶ change by change ──ended──▶ strike against that change, "unavailable"
 *      ▲                      │                        │ second strike
 *      └──────── done ◀───────┘                        ▼
 *                                        quarantine: never loaded again, named in the answer
 * </pre>
 */
public final class Reader implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Reader.class);
    private static final int MAX_BATCH_BYTES = 8 << 20;
    private static final int MAX_BATCH_CHANGES = 20_000;

    private final ReaderSettings settings;
    private final ScheduledThreadPoolExecutor clock;
    private final Workers workers;
    private final Quarantine quarantine;

    /** @param kept the quarantine of earlier processes, which this one goes on with; reading it blocks */
    public Reader(ReaderSettings settings, QuarantineStore kept) {
        this.settings = settings;
        this.quarantine = new Quarantine(kept);
        this.clock = new ScheduledThreadPoolExecutor(2, runnable -> {
            Thread thread = Executors.defaultThreadFactory().newThread(runnable);
            thread.setName("reader-watch");
            thread.setDaemon(true);
            return thread;
        });
        clock.setRemoveOnCancelPolicy(true);
        this.workers = new Workers(settings, clock);
    }

    /** Starts a child in the background, so that the first request need not wait for it. */
    public void warm() {
        clock.execute(workers::warm);
    }

    /** Whether a child is there. Without one the server is degraded, not down: drawing together goes on. */
    public boolean isUp() {
        return workers.isUp();
    }

    /** How many children have been started so far; what is above the number of places are restarts. */
    public long starts() {
        return workers.starts();
    }

    /** The process ids of the children, for whoever watches over the machine. */
    public List<Long> pids() {
        return workers.pids();
    }

    /** The map as JSON at heads, all of which are in the past. */
    public byte[] read(Past past, List<ChangeHash> at) {
        int needed = 1 + at.stream().mapToInt(hash -> index(past, hash)).max().orElse(-1);
        int count = loadable(past, past.size(), needed);
        return attempt(past, Request.Copy.READ, (worker, stepwise) -> {
            load(worker, Request.Copy.READ, past, needed, count, stepwise);
            Request read = new Request.Read(past.document().text(), needed, at);
            return content(worker.call(read));
        });
    }

    /**
     * What each change from one place up to another touched: a JSON array with one object per change, as
     * {@code {"set": {key: value}, "gone": [key], "records": {collection: {id: record, or null if it is gone}}}}. Ends before
     * {@code to} where a message would become too large; never before it has made a step.
     */
    public byte[] walk(Past past, int from, int to) {
        int count = loadable(past, to, from + 1);
        return attempt(past, Request.Copy.WALK, (worker, stepwise) -> {
            load(worker, Request.Copy.WALK, past, from, from, stepwise);
            int end = batchEnd(past, from, count);
            String document = past.document().text();
            Answer answer = worker.call(new Request.Walk(document, from, chunks(past, from, end), past.heads(end)));
            byte[] json = content(answer);
            worker.hold(Request.Copy.WALK, document, end);
            return json;
        });
    }

    /** The first so many changes as one chunk, whose heads are theirs. */
    public CompactedDocument compact(Past past, int count) {
        loadable(past, count, count);
        return attempt(past, Request.Copy.READ, (worker, stepwise) -> {
            load(worker, Request.Copy.READ, past, count, count, stepwise);
            return CompactedDocument.read(
                            content(worker.call(new Request.Save(past.document().text(), count))))
                    .filter(made -> made.heads().equals(past.heads(count)))
                    .orElseThrow(() -> new Mishap(-1, "the saved document is not that of the journal"));
        });
    }

    private static int index(Past past, ChangeHash hash) {
        return past.indexOf(hash)
                .orElseThrow(() -> new IllegalArgumentException("change " + hash + " is not in this past"));
    }

    /** How far the past can be loaded: up to the first change in quarantine, which must not be among those needed. */
    private int loadable(Past past, int wanted, int needed) {
        record Place(int index, ChangeHash hash) {}
        Optional<Place> first = quarantine.held().stream()
                .flatMap(hash -> past.indexOf(hash).stream().mapToObj(index -> new Place(index, hash)))
                .min(Comparator.comparingInt(Place::index));
        if (first.isEmpty()) {
            return wanted;
        }
        if (first.get().index < needed) {
            throw ReaderException.quarantined(first.get().hash);
        }
        return Math.min(wanted, first.get().index);
    }

    private interface Attempt<T> {
        T run(Worker worker, boolean stepwise) throws Worker.Ended, Mishap;
    }

    /** Tries as usual, then once more change by change. */
    private <T> T attempt(Past past, Request.Copy copy, Attempt<T> attempt) {
        String document = past.document().text();
        if (!quarantine.isSuspect(document)) {
            try {
                return once(copy, document, attempt, false);
            } catch (Worker.Ended | Mishap first) {
                LOG.atWarn()
                        .addKeyValue("document", document)
                        .addKeyValue("reason", first.getMessage())
                        .log("reader failed, trying again change by change");
                quarantine.suspect(document);
                if (first instanceof Worker.Ended ended) {
                    strike(past, ended);
                }
            }
        }
        try {
            T result = once(copy, document, attempt, true);
            quarantine.clear(document);
            return result;
        } catch (Worker.Ended ended) {
            strike(past, ended);
            throw ReaderException.unavailable("the reader ended twice over this request; ask again");
        } catch (Mishap mishap) {
            if (mishap.index() >= 0) {
                ChangeHash hash =
                        past.changes(mishap.index(), mishap.index() + 1).get(0).hash();
                quarantine.add(hash);
                throw ReaderException.quarantined(hash);
            }
            throw ReaderException.unavailable("the reader cannot read this map: " + mishap.getMessage());
        }
    }

    private <T> T once(Request.Copy copy, String document, Attempt<T> attempt, boolean stepwise)
            throws Worker.Ended, Mishap {
        return workers.with(copy, document, worker -> attempt.run(worker, stepwise));
    }

    private void strike(Past past, Worker.Ended ended) {
        if (ended.applying() < 0) {
            return;
        }
        ChangeHash hash =
                past.changes(ended.applying(), ended.applying() + 1).get(0).hash();
        if (quarantine.strike(hash)) {
            LOG.atError().addKeyValue("change", hash.hex()).log("change in quarantine");
            throw ReaderException.quarantined(hash);
        }
    }

    /** Brings a copy to {@code needed} changes at least and {@code count} at most; from nothing where it is ahead of that. */
    private void load(Worker worker, Request.Copy copy, Past past, int needed, int count, boolean stepwise)
            throws Worker.Ended, Mishap {
        String document = past.document().text();
        int held = worker.held(copy, document);
        if (held > count) {
            held = 0;
        }
        while (held < needed || (copy == Request.Copy.READ && held < count)) {
            int end = batchEnd(past, held, count);
            Answer answer = worker.call(
                    new Request.Load(copy, document, held, chunks(past, held, end), past.heads(end), stepwise));
            if (answer instanceof Answer.Holds holds) {
                held = holds.count() > count ? 0 : holds.count();
            } else {
                content(answer);
                held = end;
            }
            worker.hold(copy, document, held);
        }
    }

    private static byte[] content(Answer answer) throws Mishap {
        if (answer instanceof Answer.Done done) {
            return done.content();
        } else if (answer instanceof Answer.Failed failed) {
            throw new Mishap(failed.index(), failed.reason());
        }
        throw new Mishap(-1, "the reader lost the map");
    }

    private static int batchEnd(Past past, int from, int to) {
        int end = from;
        long bytes = 0;
        for (Change change : past.changes(from, Math.min(to, from + MAX_BATCH_CHANGES))) {
            bytes += change.chunk().length;
            if (end > from && bytes > MAX_BATCH_BYTES) {
                break;
            }
            end++;
        }
        return end;
    }

    private static List<byte[]> chunks(Past past, int from, int to) {
        List<byte[]> chunks = new ArrayList<>();
        past.changes(from, to).forEach(change -> chunks.add(change.chunk()));
        return chunks;
    }

    @Override
    public void close() {
        workers.close();
        clock.shutdownNow();
        try {
            Folders.delete(settings.folder());
        } catch (IOException busy) {
            LOG.atDebug().setCause(busy).log("the reader's folder stays; it is emptied at the next start");
        }
    }
}
