package balcony.server.room;

import balcony.server.access.Conduct;
import balcony.server.access.Grant;
import balcony.server.course.Course;
import balcony.server.crdt.Change;
import balcony.server.crdt.ChangeHash;
import balcony.server.crdt.CompactedDocument;
import balcony.server.crdt.DecodedChange;
import balcony.server.crdt.DocumentId;
import balcony.server.journal.ChangeLog;
import balcony.server.journal.LogProof;
import balcony.server.journal.MapId;
import balcony.server.journal.PersonId;
import balcony.server.journal.ServerActors;
import balcony.server.journal.StoredChange;
import balcony.server.limits.Limits;
import balcony.server.room.ServerChanges.Past;
import balcony.server.sync.ChangeGraph;
import balcony.server.sync.DecodedMessage;
import balcony.server.sync.SyncMessage;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * One open map: its changes, the peers that look at it, and what each may do.
 *
 * <p>Commit, then show: a change enters the graph, is relayed and acknowledged only after the journal has it. Messages of one
 * peer are handled in order, so those behind one that is being stored wait; other peers go on. Owned by one thread, its
 * {@code thread} executor; knows no clock.
 */
final class Room {
    /** The pause between rosters, for each peer that gets them: a full room coming back at once tells itself less often. */
    static final Duration ROSTER_PAUSE_PER_PEER = Duration.ofMillis(2);

    /** Changes that are in memory with all their bytes while the map is loaded. */
    private static final int LOAD_BATCH = 2_000;

    private final MapId map;
    private final ChangeLog log;
    private final Function<byte[], DecodedChange> decoder;
    private final Limits limits;
    private final ChangeGraph graph;
    private final ActorLedger actors;
    private final Door door;
    private final KnownConduct conduct;
    private final Notices notices;
    private final CommitQueue commits;
    private final Relay relay;
    private final Compaction compaction;
    private final Delivery delivery = new Delivery();
    private final Presence presence = new Presence();
    private final Map<String, Member> members = new LinkedHashMap<>();
    private final HeldRequests heldRequests = new HeldRequests();
    private final RoomMeter meter;
    private final List<RoomMeter.Timing> untold = new ArrayList<>();
    private Instant storedHeadsAt = Instant.EPOCH;
    private Instant lastRoster = Instant.EPOCH;
    private boolean rosterDue;
    private Instant now = Instant.EPOCH;

    /**
     * Loads the map; blocks.
     *
     * @param conduct reads what the map's enablers have decided about drawing in it; blocks
     * @param course reads how far the group is; blocks
     * @param sessionId under which the hub counts its own ephemerals here; another at each load
     * @param thread runs tasks on the thread that owns this room
     * @param aside runs what takes long, one thing after the other
     */
    Room(
            MapId map,
            ChangeLog log,
            Compactor compactor,
            Supplier<Conduct> conduct,
            Supplier<Course> course,
            Function<byte[], DecodedChange> decoder,
            Limits limits,
            RoomMeter meter,
            String sessionId,
            Executor thread,
            Executor aside) {
        this.map = map;
        this.log = log;
        this.decoder = decoder;
        this.limits = limits;
        this.meter = meter;
        ServerActors server = log.serverActors(map);
        this.actors = new ActorLedger(server, log.recovery());
        this.conduct = new KnownConduct(conduct);
        this.conduct.now();
        this.notices = new Notices(sessionId, course);
        this.commits = new CommitQueue(thread, this::openDoor, this::batchEntered);
        JournalChunks chunks = new JournalChunks(map, log, this::keptDocument);
        this.graph = compactor
                .names(map)
                .filter(names -> actors.recordAll(log.lastNumbers(map), log.actors(map)))
                .flatMap(names -> ChangeGraph.of(names, chunks))
                .orElseGet(() -> new ChangeGraph(chunks));
        this.door = new Door(to -> stored(0, row -> to.accept(row.change())), graph.index(), server, aside);
        this.compaction = new Compaction(map, graph, compactor, thread);
        this.relay = new Relay(graph);
        log.refused(map).forEach(graph::refuse);
        // Takes the names of the changes and leaves their bytes where they are.
        // A map known by its kept names is proved change by change as its chunks are read.
        boolean fromTheFirst = graph.lastPosition() == 0;
        LogProof proof = log.proof(map, graph::contains);
        stored(graph.lastPosition(), row -> {
            if (fromTheFirst) {
                proof.check(row);
            }
            graph.add(row.change(), row.position());
            actors.record(row.change(), row.person());
        });
        compaction.look();
    }

    /** Tells the changes that the journal has behind a position, without holding them all at once. */
    private void stored(long behind, Consumer<StoredChange> to) {
        List<StoredChange> batch;
        long position = behind;
        do {
            batch = log.after(map, position, LOAD_BATCH);
            for (StoredChange row : batch) {
                to.accept(row);
                position = row.position();
            }
        } while (batch.size() == LOAD_BATCH);
    }

    /** Lets a peer in. If the same peer is here already, it is its old socket that goes. */
    Member enter(String peerId, DocumentId document, Grant grant, Outbox outbox, Instant at) {
        now = at;
        Member member = new Member(peerId, document, grant, outbox, graph, limits, delivery);
        Member old = members.remove(peerId);
        if (old != null) {
            old.leave();
            heldRequests.forget(old);
        }
        members.put(peerId, member);
        compaction.consider(document);
        notices.whoDraws(List.of(member), conduct.now());
        notices.course(List.of(member), at);
        rosterDue = true;
        tick(at);
        return member;
    }

    /** Lets a peer go; the late end of an old socket does not touch the new one. */
    void leave(Member member, Instant at) {
        now = at;
        member.leave();
        heldRequests.forget(member);
        if (members.remove(member.peerId, member)) {
            presence.forget(member, members.values());
            rosterDue = true;
            tick(at);
        }
    }

    void receive(Member member, FromPeer.About message, Instant at) {
        now = at;
        if (member.left) {
            return;
        }
        if (message instanceof FromPeer.Sync sync) {
            receiveSync(member, sync);
        } else if (message instanceof FromPeer.Ephemeral ephemeral && member.isNew(ephemeral)) {
            presence.say(member, ephemeral, members.values(), at);
        }
    }

    /** Notes whether the peer follows the heads that the hub has stored. */
    void followStoredHeads(Member member, boolean follows, Instant at) {
        now = at;
        if (follows && !member.followsStoredHeads && !graph.heads().isEmpty()) {
            storedHeadsAt = later(storedHeadsAt, at);
            member.tell(new ToPeer.StoredHeads(member.document, graph.heads(), storedHeadsAt));
        }
        member.followsStoredHeads = follows;
    }

    /** Writes changes of the server's own, upon all that entered before. */
    CompletionStage<List<StoredChange>> write(PersonId asker, Function<Past, List<Change>> maker, Instant at) {
        now = at;
        ServerWrite write = new ServerWrite(map, log, graph, actors, door, asker, maker);
        commits.add(write, at);
        return write.result();
    }

    /** Applies what a person may do from now on to their open sockets. */
    void grantChanged(PersonId person, Optional<Grant> grant, Instant at) {
        now = at;
        for (Member member : List.copyOf(members.values())) {
            if (!member.grant.person().equals(person)) {
                continue;
            }
            if (grant.isPresent() && grant.get().role().maySync()) {
                member.grant = grant.get();
                // The pages ask anew who may do what, each also about itself.
                rosterDue = true;
            } else {
                leave(member, at);
                member.outbox.close(CloseReason.REMOVED);
            }
        }
    }

    /** From the next change on the map's conduct holds as it is now, and everybody is told. */
    void conductChanged(Instant at) {
        now = at;
        conduct.changed();
        notices.whoDraws(members.values(), conduct.now());
    }

    /** Everybody is told how far the group is. */
    void courseChanged(Instant at) {
        now = at;
        notices.courseChanged();
        notices.course(members.values(), at);
    }

    /** Does what has become due. */
    void tick(Instant at) {
        now = at;
        presence.passOn(members.values(), at);
        relay.resume();
        tellNews();
        for (Member member : heldRequests.takeDue(at)) {
            member.tell(new ToPeer.Unavailable(member.document));
        }
        if (rosterDue && !rosterDueAt().isAfter(at)) {
            rosterDue = false;
            lastRoster = at;
            notices.roster(members.values());
        }
    }

    /** Lets out what peers were told since the last time: wanted after each thing that the room was asked to do. */
    void flush() {
        delivery.flush();
    }

    /** When {@link #tick} is wanted next, if at all. */
    Optional<Instant> nextDue() {
        Optional<Instant> due = sooner(presence.due(now), relay.due(now));
        if (rosterDue) {
            due = sooner(due, Optional.of(rosterDueAt()));
        }
        return sooner(due, heldRequests.due());
    }

    private static Optional<Instant> sooner(Optional<Instant> one, Optional<Instant> other) {
        return one.isEmpty() || (other.isPresent() && other.get().isBefore(one.get())) ? other : one;
    }

    /** Whether nobody is here and nothing is being stored. */
    boolean isQuiet() {
        return members.isEmpty() && commits.isIdle();
    }

    /** The persons who are here. */
    Set<PersonId> present() {
        return members.values().stream().map(member -> member.grant.person()).collect(Collectors.toUnmodifiableSet());
    }

    private CompletableFuture<?> openDoor() {
        return door.open(graph.size());
    }

    private Optional<CompactedDocument> keptDocument() {
        return compaction.document();
    }

    private void receiveSync(Member member, FromPeer.Sync sync) {
        if (member.storing) {
            if (!member.keep(sync)) {
                drop(member, CloseReason.TOO_MUCH);
            }
            return;
        }
        if (!(sync.message() instanceof DecodedMessage.Valid valid)) {
            drop(member, CloseReason.BAD_SYNC);
            return;
        }
        SyncMessage message = valid.message();
        if (!message.changes().isEmpty()) {
            member.storing = true;
            member.timing = meter.received();
            commits.add(new PeerCommit(map, log, graph, actors, door, conduct, decoder, member, message), now);
            return;
        }
        member.sync.receive(message, graph.heads());
        if (door.isShut() && member.grant.role().mayEdit() && member.sync.isLevel()) {
            var unused = openDoor(); // whoever has the whole map may draw next
        }
        if (sync.request() && graph.heads().isEmpty()) {
            heldRequests.hold(member, now);
        } else {
            relay.answer(member);
        }
    }

    /** After a batch: answers those who brought it, tells everybody else, and goes on with what waited. */
    private void batchEntered(List<Commit> batch, List<Change> entered) {
        Set<Member> authors = new HashSet<>();
        relay.entered(entered);
        meter.accepted(entered.size());
        if (!entered.isEmpty()) {
            heldRequests.forgetAll();
            members.values().stream().findAny().ifPresent(member -> compaction.consider(member.document));
        }
        for (Commit commit : batch) {
            if (commit instanceof PeerCommit peerCommit) {
                authors.add(peerCommit.member());
                relay.brought(peerCommit.member(), peerCommit.entered());
                settle(peerCommit);
                if (peerCommit.entered() > 0) {
                    untold.add(peerCommit.member().timing);
                } else {
                    peerCommit.member().timing.acknowledged();
                }
            }
        }
        authors.stream().filter(author -> !author.left).forEach(relay::answer);
        tellNews();
        for (Member author : authors) {
            author.storing = false;
            Optional<FromPeer.Sync> next = author.left ? Optional.empty() : author.takeKept();
            while (next.isPresent()) {
                receiveSync(author, next.get());
                next = author.left || author.storing ? Optional.empty() : author.takeKept();
            }
        }
    }

    private void settle(PeerCommit commit) {
        commit.refused().forEach((reason, hashes) -> meter.refused(reason.refusal(), hashes.size()));
        Member member = commit.member();
        if (member.left) {
            return;
        }
        if (commit.closing().isPresent()) {
            drop(member, commit.closing().get());
            return;
        }
        commit.refused().forEach((reason, hashes) -> notices.refused(member, hashes, reason));
    }

    private void tellNews() {
        if (relay.tell(members.values(), now)) {
            tellStoredHeads(members.values());
            untold.forEach(RoomMeter.Timing::relayed);
            untold.clear();
        }
    }

    private void tellStoredHeads(Collection<Member> to) {
        List<ChangeHash> heads = graph.heads();
        storedHeadsAt = later(storedHeadsAt, now);
        for (Member member : to) {
            if (member.followsStoredHeads) {
                member.tell(new ToPeer.StoredHeads(member.document, heads, storedHeadsAt));
            }
        }
    }

    /** A time that is newer than the last one told, since a client ignores what is not. */
    private static Instant later(Instant last, Instant now) {
        return now.isAfter(last) ? now : last.plusMillis(1);
    }

    private Instant rosterDueAt() {
        return lastRoster.plus(ROSTER_PAUSE_PER_PEER.multipliedBy(members.size()));
    }

    private void drop(Member member, CloseReason reason) {
        leave(member, now);
        member.outbox.close(reason);
    }
}
