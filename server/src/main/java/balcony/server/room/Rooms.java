package balcony.server.room;

import balcony.server.access.Gate;
import balcony.server.access.Grant;
import balcony.server.course.CourseBook;
import balcony.server.crdt.Change;
import balcony.server.crdt.DecodedChange;
import balcony.server.crdt.DocumentId;
import balcony.server.journal.ChangeLog;
import balcony.server.journal.MapId;
import balcony.server.journal.PersonId;
import balcony.server.journal.StoredChange;
import balcony.server.limits.Limits;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;

/** The maps that are open now. A map opens when somebody asks for it and closes when nobody has been there for a while. */
public final class Rooms implements ServerChanges {
    /** How long after the last one left a room is closed. */
    static final Duration IDLE = Duration.ofSeconds(60);

    /** How often it is looked which rooms to close. */
    private static final Duration SWEEP = Duration.ofSeconds(5);

    private final HubIdentity hub;
    private final Gate gate;
    private final CourseBook courses;
    private final ChangeLog log;
    private final Compactor compactor;
    private final Function<byte[], DecodedChange> decoder;
    private final Optional<MapFounder> founder;
    private final Limits limits;
    private final RoomMeter meter;
    private final ScheduledExecutorService pool;
    private final InstantSource clock;

    /** For what takes long beside the rooms: one thread of the pool at most, so that the rooms go on. */
    private final Executor aside;

    private final Map<MapId, OpenRoom> open = new ConcurrentHashMap<>();
    private final Map<String, Session> sessions = new ConcurrentHashMap<>();

    /**
     * @param decoder reads one chunk that claims to be a change
     * @param founder makes maps for documents that clients bring; only in test mode
     * @param pool runs the rooms, which may block on storage, and their timers; its owner ends it
     */
    public Rooms(
            HubIdentity hub,
            Gate gate,
            CourseBook courses,
            ChangeLog log,
            Compactor compactor,
            Function<byte[], DecodedChange> decoder,
            Optional<MapFounder> founder,
            Limits limits,
            RoomMeter meter,
            ScheduledExecutorService pool,
            InstantSource clock) {
        this.hub = hub;
        this.gate = gate;
        this.courses = courses;
        this.log = log;
        this.compactor = compactor;
        this.decoder = decoder;
        this.founder = founder;
        this.limits = limits;
        this.meter = meter;
        this.pool = pool;
        this.clock = clock;
        this.aside = new SerialExecutor(pool);
        gate.onGrantChange(this::grantChanged);
        gate.onConductChange(map -> changed(map, Room::conductChanged));
        courses.onChange(map -> changed(map, Room::courseChanged));
        var unused =
                pool.scheduleWithFixedDelay(this::sweep, SWEEP.toMillis(), SWEEP.toMillis(), TimeUnit.MILLISECONDS);
    }

    /**
     * Begins a session for a socket whose person is known.
     *
     * @param loop the thread on which the session is called, and which runs what it has to do later
     */
    public Session connect(PersonId person, Outbox outbox, Executor loop) {
        return new Session(this, person, outbox, loop, limits);
    }

    @Override
    public CompletionStage<List<StoredChange>> write(MapId map, PersonId asker, Function<Past, List<Change>> maker) {
        CompletableFuture<List<StoredChange>> written = new CompletableFuture<>();
        visit(
                map,
                (self, room) -> room.write(asker, maker, clock.instant()).whenComplete((stored, failed) -> {
                    if (failed == null) {
                        written.complete(stored);
                    } else {
                        written.completeExceptionally(failed);
                    }
                }),
                written::completeExceptionally);
        return written;
    }

    /** The persons who have a map open now. */
    public CompletionStage<Set<PersonId>> present(MapId map) {
        OpenRoom room = open.get(map);
        if (room == null) {
            return CompletableFuture.completedStage(Set.of());
        }
        CompletableFuture<Set<PersonId>> present = new CompletableFuture<>();
        room.run(loaded -> present.complete(loaded.present()), present::completeExceptionally);
        return present;
    }

    /** How many maps are open. */
    public int openCount() {
        return open.size();
    }

    HubIdentity hub() {
        return hub;
    }

    Gate gate() {
        return gate;
    }

    Optional<MapFounder> founder() {
        return founder;
    }

    ScheduledExecutorService pool() {
        return pool;
    }

    /** Runs a task in a map's room, which opens if it was closed. */
    void visit(MapId map, BiConsumer<OpenRoom, Room> task, Consumer<RuntimeException> failed) {
        // Inside compute, so that the sweep cannot close the room between finding it and giving it the task.
        open.compute(map, (id, found) -> {
            OpenRoom room = found == null ? new OpenRoom(pool, clock, self -> load(map, self)) : found;
            room.run(loaded -> task.accept(room, loaded), failed);
            return room;
        });
    }

    /** Makes a session the one of its peer id; an older one ends. Its late end does not touch the new one. */
    void announce(String peerId, Session session) {
        Session old = sessions.put(peerId, session);
        if (old != null && old != session) {
            old.replaced();
        }
    }

    void forget(String peerId, Session session) {
        sessions.remove(peerId, session);
    }

    /** Whether this person may sync this document, and how: found out anew from storage, so it blocks. */
    Optional<Grant> grant(PersonId person, DocumentId document) {
        return gate.grant(person, document).filter(grant -> grant.role().maySync());
    }

    private Room load(MapId map, OpenRoom self) {
        return new Room(
                map,
                log,
                compactor,
                () -> gate.conduct(map),
                () -> courses.of(map),
                decoder,
                limits,
                meter,
                UUID.randomUUID().toString(),
                self::runOwn,
                aside);
    }

    private void grantChanged(Gate.GrantChange change) {
        OpenRoom room = open.get(change.map());
        if (room != null) {
            room.run(loaded -> loaded.grantChanged(change.person(), change.now(), clock.instant()), cause -> {});
        }
    }

    private void changed(MapId map, BiConsumer<Room, Instant> told) {
        // A room that is just being opened may have read what was before: so this waits until it stands in the list.
        open.computeIfPresent(map, (id, room) -> {
            room.run(loaded -> told.accept(loaded, clock.instant()), cause -> {});
            return room;
        });
    }

    private void sweep() {
        for (MapId map : open.keySet()) {
            open.computeIfPresent(map, (id, room) -> room.hasBeenQuiet(IDLE) ? null : room);
        }
    }
}
