package balcony.server.maps;

import balcony.server.access.Grant;
import balcony.server.crdt.Change;
import balcony.server.crdt.ChangeHash;
import balcony.server.crdt.MapWriter;
import balcony.server.crdt.Value;
import balcony.server.journal.MomentLog;
import balcony.server.journal.StoredMoment;
import balcony.server.room.ServerChanges;
import balcony.server.room.ServerChanges.Past;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.random.RandomGenerator;

/**
 * Marks moments. The server's own row decides what a moment is and is written first; a copy goes into the document, so that a
 * page without a line to the server has it too.
 */
public final class MomentMarker {
    private final MomentLog moments;
    private final ServerChanges changes;
    private final FreshIds ids;
    private final InstantSource clock;

    public MomentMarker(MomentLog moments, ServerChanges changes, RandomGenerator random, InstantSource clock) {
        this.moments = moments;
        this.changes = changes;
        this.ids = new FreshIds(random);
        this.clock = clock;
    }

    /** Marks a moment; complete once row and copy are durable. */
    public CompletionStage<StoredMoment> mark(Grant grant, MomentDraft draft) {
        CompletableFuture<StoredMoment> marked = new CompletableFuture<>();
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        return changes.write(grant.map(), grant.person(), past -> {
                    StoredMoment moment = new StoredMoment(
                            ids.next(),
                            draft.title().strip(),
                            draft.narration().strip(),
                            draft.heads().orElse(past.heads()),
                            draft.kind(),
                            grant.member(),
                            now);
                    moments.add(grant.map(), moment).toCompletableFuture().join();
                    marked.complete(moment);
                    return List.of(copy(moment, past));
                })
                .thenCompose(stored -> marked);
    }

    private static Change copy(StoredMoment moment, Past past) {
        MapWriter writer =
                new MapWriter(past.changes(), past.server(), moment.at().getEpochSecond(), "moment");
        writer.map("moments", moment.id())
                .list(
                        "heads",
                        moment.heads().stream()
                                .map(ChangeHash::hex)
                                .map(Value.Str::new)
                                .toList())
                .text("title", moment.title())
                .text("narration", moment.narration())
                .put("at", moment.at().toEpochMilli())
                .put("by", moment.member().value())
                .put("kind", moment.kind());
        return writer.build();
    }
}
