package balcony.server.room;

import balcony.server.crdt.Change;
import balcony.server.crdt.ChangeHash;
import balcony.server.journal.ChangeLog;
import balcony.server.journal.MapId;
import balcony.server.journal.PersonId;
import balcony.server.journal.StoredChange;
import balcony.server.room.ServerChanges.Past;
import balcony.server.sync.ChangeGraph;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/** Changes that the server itself makes, upon all that entered before. */
final class ServerWrite implements Commit {
    private final MapId map;
    private final ChangeLog log;
    private final ChangeGraph graph;
    private final ActorLedger actors;
    private final Door door;
    private final PersonId asker;
    private final Function<Past, List<Change>> maker;
    private final CompletableFuture<List<StoredChange>> result = new CompletableFuture<>();
    private List<StoredChange> stored = List.of();

    ServerWrite(
            MapId map,
            ChangeLog log,
            ChangeGraph graph,
            ActorLedger actors,
            Door door,
            PersonId asker,
            Function<Past, List<Change>> maker) {
        this.map = map;
        this.log = log;
        this.graph = graph;
        this.actors = actors;
        this.door = door;
        this.asker = asker;
        this.maker = maker;
    }

    CompletionStage<List<StoredChange>> result() {
        return result;
    }

    @Override
    public PersonId person() {
        return asker;
    }

    /** It stands alone. */
    @Override
    public Set<ChangeHash> brings() {
        return Set.of();
    }

    @Override
    public CompletionStage<?> start(Instant now) {
        List<Change> made = maker.apply(new Past(
                log.load(map).stream().map(StoredChange::change).toList(), graph.heads(), actors.serverActor()));
        if (made.isEmpty()) {
            return CompletableFuture.completedStage(made);
        }
        made.stream().filter(change -> !graph.contains(change.hash())).forEach(door::enterOwn);
        return log.append(map, made, asker, now).thenAccept(rows -> stored = rows);
    }

    @Override
    public List<Change> enter() {
        List<Change> entered = new ArrayList<>();
        for (StoredChange row : stored) {
            if (!graph.contains(row.change().hash())) {
                graph.add(row.change(), row.position());
                actors.record(row.change(), asker);
                entered.add(row.change());
            }
        }
        result.complete(stored);
        return entered;
    }

    @Override
    public void fail(Throwable cause) {
        door.forget();
        result.completeExceptionally(cause);
    }
}
