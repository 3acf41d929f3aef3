package balcony.server.maps;

import balcony.exchange.ImportContext;
import balcony.exchange.ImportPlan;
import balcony.exchange.ImportResult;
import balcony.exchange.KumuImport;
import balcony.model.MemberId;
import balcony.model.SystemMap;
import balcony.server.access.Grant;
import balcony.server.crdt.MapWriter;
import balcony.server.history.History;
import balcony.server.history.MapKey;
import balcony.server.room.ServerChanges;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.random.RandomGenerator;

/** Brings files of other tools into maps, each as one change. */
public final class MapImporter {
    private final History history;
    private final ServerChanges changes;
    private final FreshIds ids;
    private final InstantSource clock;

    public MapImporter(History history, ServerChanges changes, RandomGenerator random, InstantSource clock) {
        this.history = history;
        this.changes = changes;
        this.ids = new FreshIds(random);
        this.clock = clock;
    }

    /**
     * What a Kumu file would do to a map as it is now. Blocks.
     *
     * @throws BadInput if it is no such file
     */
    public ImportPlan plan(MapKey map, Grant grant, byte[] file, String fileName) {
        SystemMap now = SystemMap.from(history.tree(map, history.heads(map)));
        MemberId by = new MemberId(grant.member().value());
        ImportResult result = KumuImport.plan(file, new ImportContext(fileName, now, by, clock.instant(), ids::next));
        if (result instanceof ImportResult.Planned planned) {
            return planned.plan();
        } else if (result instanceof ImportResult.Refused refused) {
            throw new BadInput(refused.reason());
        }
        throw new IllegalStateException("no such result: " + result);
    }

    /** Does what was planned; complete once it is durable. A plan that changes nothing writes nothing. */
    public CompletionStage<ImportPlan> run(Grant grant, ImportPlan plan) {
        if (plan.patch().isEmpty()) {
            return CompletableFuture.completedStage(plan);
        }
        Instant now = clock.instant();
        return changes.write(grant.map(), grant.person(), past -> {
                    MapWriter writer = new MapWriter(
                            past.changes(), past.server(), now.getEpochSecond(), "import " + plan.source());
                    PatchWriter.write(writer.root(), plan.patch());
                    return writer.isEmpty() ? List.of() : List.of(writer.build());
                })
                .thenApply(stored -> plan);
    }
}
