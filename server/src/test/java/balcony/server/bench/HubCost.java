package balcony.server.bench;

import balcony.server.access.Role;
import balcony.server.course.CourseBook;
import balcony.server.crdt.ActorId;
import balcony.server.crdt.Change;
import balcony.server.crdt.ChangeDecoder;
import balcony.server.crdt.ChangeHash;
import balcony.server.crdt.DocumentId;
import balcony.server.crdt.LongHistory;
import balcony.server.journal.ChangeLog;
import balcony.server.journal.MapId;
import balcony.server.journal.PersonId;
import balcony.server.journal.SqlChangeLog;
import balcony.server.journal.SqliteDatabase;
import balcony.server.limits.Limits;
import balcony.server.room.CloseReason;
import balcony.server.room.Compactor;
import balcony.server.room.FromPeer;
import balcony.server.room.HubIdentity;
import balcony.server.room.Outbox;
import balcony.server.room.RoomMeter;
import balcony.server.room.Rooms;
import balcony.server.room.Session;
import balcony.server.room.SettableGate;
import balcony.server.room.ToPeer;
import balcony.server.sync.BloomFilter;
import balcony.server.sync.DecodedMessage;
import balcony.server.sync.Have;
import balcony.server.sync.SyncCodec;
import balcony.server.sync.SyncMessage;
import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * What one change costs the hub with little history and with much: a writer at 40 changes a second and twenty readers who
 * acknowledge all, with a journal on the disk, without sockets. Prints a line for each length of history, and the ratio to the
 * first. Run by {@code server/bench/hub-cost}.
 */
public final class HubCost {
    private static final int READERS = 20;
    private static final int WARM_UP = 300;
    private static final int MEASURED = 600;
    private static final long GAP_NANOS = 25_000_000;
    private static final DocumentId DOCUMENT =
            DocumentId.parse("3WMyDBN6JMwfLnrAz9MfsetXXBN6").orElseThrow();
    private static final MapId MAP = new MapId(DOCUMENT.text());

    private HubCost() {}

    private record Figures(int history, double cpuMicros, double p50Millis, double p99Millis, double heapMegabytes) {}

    /** @param arguments lengths of history; 500, 50,000 and 250,000 if none are given */
    public static void main(String[] arguments) throws Exception {
        List<Integer> lengths = arguments.length == 0
                ? List.of(500, 50_000, 250_000)
                : Arrays.stream(arguments).map(Integer::valueOf).toList();
        run(lengths.get(0));
        System.out.println(
                "changes of history | CPU per change, us | ratio | told to all p50 ms | p99 ms | heap of the map MB");
        double first = 0;
        for (int length : lengths) {
            Figures figures = run(length);
            first = first == 0 ? figures.cpuMicros : first;
            System.out.printf(
                    "%18d | %18.0f | %5.2f | %18.2f | %6.2f | %19.1f%n",
                    figures.history,
                    figures.cpuMicros,
                    figures.cpuMicros / first,
                    figures.p50Millis,
                    figures.p99Millis,
                    figures.heapMegabytes);
        }
        System.exit(0);
    }

    private static Figures run(int history) throws Exception {
        Path folder = Files.createTempDirectory("balcony-hub-cost");
        ScheduledExecutorService pool = Executors.newScheduledThreadPool(2);
        ExecutorService loop = Executors.newSingleThreadExecutor();
        try (SqliteDatabase database = SqliteDatabase.open(folder.resolve("balcony.db"))) {
            ChangeLog log = new SqlChangeLog(database);
            SettableGate gate = new SettableGate();
            gate.set(DOCUMENT, "writer", Role.ENABLER);
            LongHistory changes = new LongHistory(new ActorId("aa".repeat(16)));
            Change last = fill(log, changes, history);
            Rooms rooms = new Rooms(
                    new HubIdentity("hub", "storage"),
                    gate,
                    CourseBook.NONE,
                    log,
                    Compactor.NONE,
                    ChangeDecoder::decode,
                    Optional.empty(),
                    Limits.DEFAULT,
                    RoomMeter.NONE,
                    pool,
                    Clock.systemUTC());
            double before = heapMegabytes();
            List<Peer> peers = new ArrayList<>();
            for (int i = 0; i <= READERS; i++) {
                String name = i == 0 ? "writer" : "reader-" + i;
                gate.set(DOCUMENT, name, i == 0 ? Role.ENABLER : Role.OBSERVER);
                Peer peer = new Peer(name, rooms, loop);
                peer.join(last.hash());
                peers.add(peer);
            }
            double[] millis = new double[MEASURED];
            double heap = 0;
            long cpu = 0;
            long due = System.nanoTime();
            for (int i = 0; i < WARM_UP + MEASURED; i++) {
                if (i == WARM_UP) {
                    heap = heapMegabytes() - before;
                    cpu = cpuNanos();
                    due = System.nanoTime();
                }
                Change change = changes.next(1).get(0);
                due += GAP_NANOS;
                TimeUnit.NANOSECONDS.sleep(due - System.nanoTime());
                CountDownLatch told = new CountDownLatch(peers.size());
                peers.forEach(peer -> peer.awaits(change.hash(), told));
                long start = System.nanoTime();
                peers.get(0).bring(change);
                if (!told.await(20, TimeUnit.SECONDS)) {
                    throw new AssertionError("change " + i + " was not told to " + told.getCount());
                }
                if (i >= WARM_UP) {
                    millis[i - WARM_UP] = (System.nanoTime() - start) / 1e6;
                }
            }
            double micros = (cpuNanos() - cpu) / 1e3 / MEASURED;
            Arrays.sort(millis);
            return new Figures(history, micros, millis[MEASURED / 2], millis[MEASURED * 99 / 100], heap);
        } finally {
            pool.shutdownNow();
            loop.shutdownNow();
            try (Stream<Path> files = Files.walk(folder)) {
                files.sorted(Comparator.reverseOrder())
                        .forEach(file -> file.toFile().delete());
            }
        }
    }

    private static Change fill(ChangeLog log, LongHistory changes, int history) {
        Change last = null;
        for (int left = history; left > 0; left -= 1_000) {
            List<Change> batch = changes.next(Math.min(left, 1_000));
            log.append(MAP, batch, new PersonId("writer"), Instant.now())
                    .toCompletableFuture()
                    .join();
            last = batch.get(batch.size() - 1);
        }
        if (last == null) {
            throw new IllegalArgumentException("a history has one change at least");
        }
        return last;
    }

    private static long cpuNanos() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
    }

    private static double heapMegabytes() {
        System.gc();
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / 1e6;
    }

    /** A peer that acknowledges what it hears. */
    private static final class Peer implements Outbox {
        private final ExecutorService loop;
        private final Session session;
        private final String name;
        private final CountDownLatch level = new CountDownLatch(1);
        private ChangeHash awaited;
        private CountDownLatch told = new CountDownLatch(1);

        Peer(String name, Rooms rooms, ExecutorService loop) {
            this.name = name;
            this.loop = loop;
            this.awaited = ChangeHash.of(new byte[ChangeHash.LENGTH]);
            this.session = rooms.connect(new PersonId(name), this, loop);
        }

        /** Joins with all of the history in hand. */
        void join(ChangeHash head) throws Exception {
            loop.submit(() -> session.join(name)).get().toCompletableFuture().join();
            loop.submit(() -> say(List.of(head), List.of())).get();
            if (!level.await(60, TimeUnit.SECONDS)) {
                throw new AssertionError(name + " heard nothing");
            }
        }

        void awaits(ChangeHash hash, CountDownLatch counted) {
            synchronized (this) {
                awaited = hash;
                told = counted;
            }
        }

        void bring(Change change) {
            loop.execute(() -> say(List.of(change.hash()), List.of(change.chunk())));
        }

        private void say(List<ChangeHash> heads, List<byte[]> chunks) {
            SyncMessage message =
                    new SyncMessage(heads, List.of(), List.of(new Have(heads, BloomFilter.empty())), chunks);
            byte[] bytes = SyncCodec.encode(message);
            session.receive(new FromPeer.Sync(DOCUMENT, SyncCodec.decode(bytes), bytes.length, false));
        }

        @Override
        public void send(ToPeer message) {
            if (message instanceof ToPeer.Sync sync
                    && SyncCodec.decode(sync.data()) instanceof DecodedMessage.Valid valid) {
                List<ChangeHash> heads = valid.message().heads();
                level.countDown();
                synchronized (this) {
                    if (heads.contains(awaited)) {
                        told.countDown();
                        awaited = ChangeHash.of(new byte[ChangeHash.LENGTH]);
                    }
                }
                if (!valid.message().changes().isEmpty()) {
                    loop.execute(() -> say(heads, List.of()));
                }
            }
        }

        @Override
        public void flush() {}

        @Override
        public boolean isCongested() {
            return false;
        }

        @Override
        public void holdReading(boolean hold) {}

        @Override
        public void brought(long operations, long inflatedBytes) {}

        @Override
        public void close(CloseReason reason) {
            System.err.println(name + " was closed: " + reason);
        }
    }
}
