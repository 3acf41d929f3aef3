package balcony.server;

import balcony.server.access.Access;
import balcony.server.access.Invites;
import balcony.server.access.SigningKey;
import balcony.server.asks.AskBox;
import balcony.server.asks.Asks;
import balcony.server.course.CourseBook;
import balcony.server.course.Courses;
import balcony.server.crdt.ChangeDecoder;
import balcony.server.history.History;
import balcony.server.journal.ChangeLog;
import balcony.server.journal.DataFolder;
import balcony.server.journal.MomentLog;
import balcony.server.journal.QuarantineLog;
import balcony.server.journal.SqlChangeLog;
import balcony.server.journal.SqlCompactedDocuments;
import balcony.server.journal.SqlMomentLog;
import balcony.server.journal.SqliteDatabase;
import balcony.server.journal.StorageFailed;
import balcony.server.journal.StorageId;
import balcony.server.journal.StoreWatch;
import balcony.server.limits.Limit;
import balcony.server.limits.Limits;
import balcony.server.maps.Demo;
import balcony.server.maps.DocumentKeeper;
import balcony.server.maps.MapImporter;
import balcony.server.maps.MapMaker;
import balcony.server.maps.MomentMarker;
import balcony.server.maps.TitleKeeper;
import balcony.server.metrics.Meters;
import balcony.server.reader.Reader;
import balcony.server.reader.ReaderSettings;
import balcony.server.room.Compactor;
import balcony.server.room.HubIdentity;
import balcony.server.room.RoomMeter;
import balcony.server.room.Rooms;
import balcony.server.web.ApiDescription;
import balcony.server.web.AskRoutes;
import balcony.server.web.Callers;
import balcony.server.web.ConductRoutes;
import balcony.server.web.CourseRoutes;
import balcony.server.web.DrainCheck;
import balcony.server.web.Entrance;
import balcony.server.web.HealthRoutes;
import balcony.server.web.HistoryRoutes;
import balcony.server.web.HttpFront;
import balcony.server.web.ImportRoutes;
import balcony.server.web.InviteRoutes;
import balcony.server.web.JoinRoutes;
import balcony.server.web.LeavingRoutes;
import balcony.server.web.Listen;
import balcony.server.web.MapGlance;
import balcony.server.web.MapRoutes;
import balcony.server.web.MetricsRoutes;
import balcony.server.web.MomentRoutes;
import balcony.server.web.Origins;
import balcony.server.web.Pasts;
import balcony.server.web.PeopleRoutes;
import balcony.server.web.PictureGlance;
import balcony.server.web.ReaderCheck;
import balcony.server.web.RequestLimits;
import balcony.server.web.Routes;
import balcony.server.web.SessionRoutes;
import balcony.server.web.StaticFiles;
import balcony.server.web.StorageCheck;
import balcony.server.web.SyncSocket;
import balcony.server.web.TitleGlance;
import balcony.server.web.WordingRoutes;
import balcony.server.web.plain.GuestRoutes;
import balcony.server.web.plain.PlainDoor;
import balcony.server.web.plain.PlainRoom;
import balcony.server.web.plain.PlainRoutes;
import io.vertx.core.Vertx;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The running server: every part, made and wired in one place, and closed in the opposite order. */
public final class Server implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Server.class);
    private static final long CLOSE_SECONDS = 5;
    private static final long TITLE_SECONDS = 5;

    private final Parts parts;
    private final HttpFront front;
    private final Access access;
    private final Optional<String> demoInvite;
    private final DrainCheck drain = new DrainCheck();
    private final Duration drainTime;

    /**
     * Starts and listens.
     *
     * @throws StartRefused if it cannot, with the reason
     */
    public static Server start(Config config, Clock clock) {
        return start(config, clock, StoreWatch.NOBODY);
    }

    /** As above, with somebody who watches the steps of the store. */
    static Server start(Config config, Clock clock, StoreWatch watch) {
        Parts parts = new Parts();
        try {
            Server server = new Server(config, clock, parts, watch);
            server.front.open();
            LOG.info("opened port={} data={}", server.port(), config.data());
            return server;
        } catch (StorageFailed e) {
            parts.close();
            throw new StartRefused(String.valueOf(e.getMessage()), e);
        } catch (HttpFront.CannotListen e) {
            parts.close();
            throw new StartRefused(cannotListen(config.listen()) + ": " + e.getMessage(), e);
        }
    }

    private static String cannotListen(Listen listen) {
        String with = listen.tls()
                .map(tls -> " with the certificate " + tls.certificate() + " and the key " + tls.key())
                .orElse("");
        return "cannot listen on " + listen.host() + " port " + listen.port() + with;
    }

    private Server(Config config, Clock clock, Parts parts, StoreWatch watch) {
        this.parts = parts;
        this.drainTime = config.limits().time(Limit.DRAIN_SECONDS);
        DataFolder folder = parts.add(DataFolder.take(config.data()));
        SecureRandom random = new SecureRandom();
        SigningKey key = SigningKey.in(folder.sessionKey(), random);
        Meters meters = parts.add(new Meters());
        SqliteDatabase database = parts.add(SqliteDatabase.open(folder.database(), watch));
        database.watch(meters);
        Vertx vertx = Vertx.vertx();
        parts.add(() -> vertx.close().toCompletionStage().toCompletableFuture().get(CLOSE_SECONDS, TimeUnit.SECONDS));
        this.access = new Access(database, key, vertx, clock, random);
        Origins origins = new Origins(config.publicUrl());
        Callers callers = new Callers(vertx, access, origins, clock);
        RequestLimits requests =
                new RequestLimits(config.limits(), clock, config.publicUrl().isPresent());
        StorageId storage = StorageId.of(database);
        HubIdentity hub = new HubIdentity("balcony-" + storage, storage.value());
        ScheduledExecutorService roomThreads = roomThreads();
        parts.add(() -> end(roomThreads));
        ChangeLog log = new SqlChangeLog(database);
        MomentLog moments = new SqlMomentLog(database);
        Reader reader = parts.add(new Reader(
                ReaderSettings.in(config.data().resolve("reader")),
                new KeptQuarantine(new QuarantineLog(database, Version.current()), clock)));
        History history = new History(log, moments, reader);
        ExecutorService documentThread = Executors.newSingleThreadExecutor(task -> new Thread(task, "documents"));
        parts.add(documentThread::shutdownNow);
        Courses courses = new Courses(database, clock);
        Rooms rooms = new Rooms(
                hub,
                access.gate(),
                courses,
                log,
                new DocumentKeeper(history, new SqlCompactedDocuments(database, watch), documentThread, clock),
                ChangeDecoder::decode,
                config.clientCreatedMaps() ? Optional.of(new ClientMaps(access.maps())) : Optional.empty(),
                config.limits(),
                meters,
                roomThreads,
                clock);
        Invites invites = access.invites(rooms::present);
        Entrance entrance = new Entrance(access, callers, requests);
        this.demoInvite = config.demo()
                ? Optional.of(new Demo(
                                database,
                                access,
                                invites,
                                moments,
                                then -> roomsAt(hub, log, roomThreads, then),
                                random)
                        .open())
                : Optional.empty();
        reader.warm();
        Pasts pasts = new Pasts(vertx, history, access.maps());
        AskBox askBox = new AskBox(database);
        Asks asks = new Asks(askBox, rooms, random, clock);
        MapGlance glances = new PictureGlance(pasts, new TitleGlance(vertx, access.maps()));
        TitleKeeper titles = new TitleKeeper(access.maps(), history);
        ScheduledExecutorService titleThread =
                Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, "titles"));
        parts.add(() -> end(titleThread));
        var unused = titleThread.scheduleWithFixedDelay(titles::look, TITLE_SECONDS, TITLE_SECONDS, TimeUnit.SECONDS);
        SyncSocket socket = new SyncSocket(callers, origins, rooms, hub, config.limits(), clock);
        meters.gauge("balcony.maps.open", "Maps in memory", rooms::openCount)
                .gauge("balcony.sockets.open", "Sync sockets", socket::openCount)
                .gauge("balcony.queue.bytes", "Bytes that wait to be written to sync sockets", socket::queuedBytes)
                .rising("balcony.reader.starts", "Children of the reader started", reader::starts)
                .gauge("balcony.reader.up", "1 while maps can be read and replayed", () -> reader.isUp() ? 1 : 0)
                .gauge("balcony.storage.up", "1 while commits succeed", () -> database.healthy() ? 1 : 0);
        // The page's files come last: they answer every path that looks like one of theirs.
        List<Routes> routes = List.of(
                new HealthRoutes(
                        Version.current(), List.of(new StorageCheck(database), new ReaderCheck(reader), drain)),
                new SessionRoutes(access, callers, requests),
                new JoinRoutes(access, invites, entrance, requests, glances),
                new InviteRoutes(invites, callers, requests, origins),
                new PeopleRoutes(access, callers, requests, rooms::present, storage),
                new ConductRoutes(access.conducts(), callers, requests),
                new CourseRoutes(courses, callers, requests, clock),
                socket,
                new MapRoutes(new MapMaker(access.maps(), rooms, random, clock), callers, requests, pasts),
                new HistoryRoutes(callers, access.members(), pasts),
                new WordingRoutes(callers, access.members(), pasts),
                new MomentRoutes(callers, requests, moments, new MomentMarker(moments, rooms, random, clock), pasts),
                new ImportRoutes(callers, requests, new MapImporter(history, rooms, random, clock), pasts),
                new AskRoutes(callers, requests, askBox, asks),
                new LeavingRoutes(
                        access.nextSessions(), access.links(), access.publications(), callers, requests, origins),
                new ApiDescription(),
                new MetricsRoutes(meters),
                new PlainRoutes(
                        new PlainDoor(invites, access, entrance, callers, requests, glances),
                        new PlainRoom(access, pasts, rooms::present, askBox, asks, courses, clock),
                        callers,
                        requests),
                new GuestRoutes(access, moments, pasts, callers, requests, clock),
                new StaticFiles());
        this.front = parts.add(
                new HttpFront(vertx, config.listen(), origins, config.limits(), meters.eventLoopLag(), routes));
        parts.add(socket);
    }

    /** Rooms of their own, whose clock is set to another time. */
    private Rooms roomsAt(HubIdentity hub, ChangeLog log, ScheduledExecutorService threads, InstantSource then) {
        return new Rooms(
                hub,
                access.gate(),
                CourseBook.NONE,
                log,
                Compactor.NONE,
                ChangeDecoder::decode,
                Optional.empty(),
                Limits.DEFAULT,
                RoomMeter.NONE,
                threads,
                then);
    }

    private static ScheduledExecutorService roomThreads() {
        AtomicInteger count = new AtomicInteger();
        int threads = Math.max(2, Runtime.getRuntime().availableProcessors());
        return Executors.newScheduledThreadPool(threads, task -> new Thread(task, "room-" + count.incrementAndGet()));
    }

    private static void end(ScheduledExecutorService threads) throws InterruptedException {
        threads.shutdown();
        if (!threads.awaitTermination(CLOSE_SECONDS, TimeUnit.SECONDS)) {
            LOG.warn("rooms did not come to rest seconds={}", CLOSE_SECONDS);
        }
    }

    Access access() {
        return access;
    }

    public int port() {
        return front.port();
    }

    /** Where a browser on this machine finds the server. */
    public URI address() {
        return front.address();
    }

    /** The way into the demo for whoever started the server, as one who enables it; empty without a demo. */
    public Optional<URI> demo() {
        return demoInvite.map(token -> address().resolve("/join#" + token));
    }

    /** Says that it stops, for as long as it was told to; then stops accepting, lets what is under way end, and frees everything. */
    @Override
    public void close() {
        drain.begin();
        try {
            Thread.sleep(drainTime.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        parts.close();
        LOG.info("closed");
    }
}
