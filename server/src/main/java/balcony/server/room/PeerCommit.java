package balcony.server.room;

import balcony.server.access.Role;
import balcony.server.crdt.Change;
import balcony.server.crdt.ChangeHash;
import balcony.server.crdt.DecodedChange;
import balcony.server.crdt.Touched;
import balcony.server.journal.ChangeLog;
import balcony.server.journal.MapId;
import balcony.server.journal.PersonId;
import balcony.server.journal.StoredChange;
import balcony.server.sync.ChangeGraph;
import balcony.server.sync.PendingChanges;
import balcony.server.sync.SyncMessage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/** The changes of one sync message: sorted into what the map takes, what it refuses, and what must wait for others. */
final class PeerCommit implements Commit {
    private final MapId map;
    private final ChangeLog log;
    private final ChangeGraph graph;
    private final ActorLedger actors;
    private final Door door;
    private final KnownConduct conduct;
    private final Function<byte[], DecodedChange> decoder;
    private final Member member;
    private final SyncMessage message;

    private List<DecodedChange> decoded = List.of();
    private final List<Change> accepted = new ArrayList<>();
    private final Map<Reason, List<ChangeHash>> refused = new LinkedHashMap<>();
    private final Set<ChangeHash> refusedNow = new HashSet<>();
    private Optional<ActorLedger.Trial> trial = Optional.empty();
    private Optional<CloseReason> closing = Optional.empty();
    private List<StoredChange> stored = List.of();
    private int entered;

    PeerCommit(
            MapId map,
            ChangeLog log,
            ChangeGraph graph,
            ActorLedger actors,
            Door door,
            KnownConduct conduct,
            Function<byte[], DecodedChange> decoder,
            Member member,
            SyncMessage message) {
        this.map = map;
        this.log = log;
        this.graph = graph;
        this.actors = actors;
        this.door = door;
        this.conduct = conduct;
        this.decoder = decoder;
        this.member = member;
        this.message = message;
    }

    Member member() {
        return member;
    }

    @Override
    public PersonId person() {
        return member.grant.person();
    }

    SyncMessage message() {
        return message;
    }

    /** What was refused, by reason. */
    Map<Reason, List<ChangeHash>> refused() {
        return refused;
    }

    /** How many changes it added to the map. */
    int entered() {
        return entered;
    }

    /** Why the peer must go, if so. */
    Optional<CloseReason> closing() {
        return closing;
    }

    @Override
    public Set<ChangeHash> brings() {
        Set<ChangeHash> brings = member.sync.pending().hashes();
        for (DecodedChange each : decoded()) {
            if (each instanceof DecodedChange.Valid valid) {
                brings.add(valid.change().hash());
            }
        }
        return brings;
    }

    @Override
    public CompletionStage<?> start(Instant now) {
        Optional<List<Change>> fresh = decodeFresh();
        if (fresh.isEmpty()) {
            closing = Optional.of(CloseReason.BAD_SYNC);
            return CompletableFuture.completedStage(null);
        }
        if (member.grant.role().mayEdit() || actors.takesBack(now)) {
            sort(fresh.get(), now);
        } else {
            fresh.get().forEach(change -> refuse(change.hash(), Reason.of(Refusal.READ_ONLY)));
            member.sync.pending().takeAll().forEach(change -> refuse(change.hash(), Reason.of(Refusal.READ_ONLY)));
        }
        refuseWhatBuildsOnRefused();
        return store(now);
    }

    /** Its chunks, taken apart once. */
    private List<DecodedChange> decoded() {
        if (decoded.isEmpty()) {
            List<DecodedChange> all = new ArrayList<>(message.changes().size());
            long operations = 0;
            long inflated = 0;
            for (byte[] chunk : message.changes()) {
                DecodedChange each = decoder.apply(chunk);
                all.add(each);
                int contents = 0;
                if (each instanceof DecodedChange.Valid valid) {
                    operations += valid.change().opCount();
                    contents = valid.contents();
                } else if (each instanceof DecodedChange.Misshapen misshapen) {
                    contents = misshapen.contents();
                }
                inflated += Math.max(0, contents - chunk.length);
            }
            decoded = all;
            member.outbox.brought(operations, inflated);
        }
        return decoded;
    }

    /**
     * The changes that the map does not have; an echo of those that it has is nobody's offence. One that is written wrongly is
     * refused by its hash. Empty if one is no change at all.
     */
    private Optional<List<Change>> decodeFresh() {
        List<Change> fresh = new ArrayList<>();
        for (DecodedChange each : decoded()) {
            if (each instanceof DecodedChange.Malformed) {
                return Optional.empty();
            } else if (each instanceof DecodedChange.Misshapen misshapen && !graph.contains(misshapen.hash())) {
                refuse(misshapen.hash(), Reason.of(Refusal.MALFORMED, misshapen.reason()));
            } else if (each instanceof DecodedChange.Valid valid
                    && !graph.contains(valid.change().hash())) {
                fresh.add(valid.change());
            }
        }
        return Optional.of(fresh);
    }

    private void sort(List<Change> fresh, Instant now) {
        PendingChanges pending = member.sync.pending();
        for (Change change : fresh) {
            if (graph.isRefused(change.hash())) {
                refuse(change.hash(), Reason.of(Refusal.BUILDS_ON_REFUSED));
            } else if (!pending.offer(change)) {
                closing = Optional.of(CloseReason.TOO_MUCH);
                return;
            }
        }
        refuseWhatBuildsOnRefused();
        ActorLedger.Trial entering = actors.trial(member.grant.person(), now);
        trial = Optional.of(entering);
        for (Change change : pending.takeReady(graph)) {
            if (graph.contains(change.hash())) {
                continue; // It waited here, and somebody else brought it.
            }
            Optional<Reason> reason = why(change, entering);
            if (reason.isPresent()) {
                refuse(change.hash(), reason.get());
            } else {
                entering.enter(change);
                accepted.add(change);
            }
        }
    }

    /** Why the map does not take a change; if there is no reason, it is through the door. */
    private Optional<Reason> why(Change change, ActorLedger.Trial entering) {
        Optional<Refusal> refusal = change.deps().stream().anyMatch(graph::isRefused)
                ? Optional.of(Refusal.BUILDS_ON_REFUSED)
                : entering.refuse(change);
        return refusal.or(() -> observersOwn(change, entering))
                .map(Reason::of)
                .or(() -> door.enter(
                        change, (touched, isServerMade) -> whyNotTouch(change, entering, touched, isServerMade)));
    }

    private Optional<Reason> whyNotTouch(
            Change change, ActorLedger.Trial entering, Touched touched, boolean isServerMade) {
        Role role = member.grant.role();
        Optional<Refusal> refusal = isServerMade ? entering.rights(change, role, touched) : Optional.empty();
        return refusal.map(Reason::of).or(() -> entering.held(change, role, conduct.now(), touched));
    }

    /** An observer may bring back what others lost, and nothing else. */
    private Optional<Refusal> observersOwn(Change change, ActorLedger.Trial entering) {
        boolean own = entering.owner(change).equals(member.grant.person());
        return own && !member.grant.role().mayEdit() ? Optional.of(Refusal.READ_ONLY) : Optional.empty();
    }

    private void refuseWhatBuildsOnRefused() {
        member.sync
                .pending()
                .takeRefused(graph)
                .forEach(change -> refuse(change.hash(), Reason.of(Refusal.BUILDS_ON_REFUSED)));
    }

    private void refuse(ChangeHash hash, Reason reason) {
        refused.computeIfAbsent(reason, any -> new ArrayList<>()).add(hash);
        if (!graph.isRefused(hash)) {
            graph.refuse(hash);
            refusedNow.add(hash);
        }
    }

    private CompletionStage<?> store(Instant now) {
        member.refusals += refusedNow.size();
        if (member.isRefusedTooOften()) {
            closing = Optional.of(CloseReason.TOO_MUCH);
        }
        PersonId person = member.grant.person();
        List<CompletableFuture<?>> stages = new ArrayList<>();
        if (!accepted.isEmpty()) {
            stages.add(append(person, now).thenAccept(rows -> stored = rows).toCompletableFuture());
        }
        refused.forEach((reason, hashes) -> {
            List<ChangeHash> durableSoon =
                    hashes.stream().filter(refusedNow::contains).toList();
            if (!durableSoon.isEmpty()) {
                stages.add(log.refuse(map, durableSoon, person, reason.refusal().code(), now)
                        .toCompletableFuture());
            }
        });
        return CompletableFuture.allOf(stages.toArray(CompletableFuture[]::new));
    }

    private CompletionStage<List<StoredChange>> append(PersonId person, Instant now) {
        return actors.takesBack(now)
                ? log.takeBack(map, accepted, trial.orElseThrow().owners(), person, now)
                : log.append(map, accepted, person, now);
    }

    @Override
    public List<Change> enter() {
        List<ChangeHash> headsBefore = graph.heads();
        List<Change> fresh = new ArrayList<>();
        for (StoredChange row : stored) {
            if (!graph.contains(row.change().hash())) {
                graph.add(row.change(), row.position());
                fresh.add(row.change());
            }
        }
        entered = fresh.size();
        if (closing.isEmpty()) {
            member.sync.receive(message, headsBefore);
        }
        return fresh;
    }

    @Override
    public void fail(Throwable cause) {
        trial.ifPresent(ActorLedger.Trial::undo);
        door.forget();
        closing = Optional.of(CloseReason.NOT_STORED);
    }
}
