package balcony.server.maps;

import balcony.server.access.Maps;
import balcony.server.access.NewMap;
import balcony.server.crdt.DocumentId;
import balcony.server.journal.PersonId;
import balcony.server.room.ServerChanges;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.random.RandomGenerator;

/** Makes new maps. */
public final class MapMaker {
    private final Maps maps;
    private final ServerChanges changes;
    private final RandomGenerator random;
    private final InstantSource clock;

    public MapMaker(Maps maps, ServerChanges changes, RandomGenerator random, InstantSource clock) {
        this.maps = maps;
        this.changes = changes;
        this.random = random;
        this.clock = clock;
    }

    /** A map that was made, with the document that it is. */
    public record Made(NewMap map, DocumentId document) {}

    /** Makes a map with its owner as enabler; complete once its first change is durable. */
    public CompletionStage<Made> make(PersonId owner, MapDraft draft) {
        DocumentId document = DocumentId.random(random);
        return maps.createMap(owner, document, draft.title().strip())
                .thenCompose(made -> changes.write(
                                made.map(),
                                owner,
                                past -> List.of(
                                        FirstChange.of(draft, past.server(), clock.instant(), new FreshIds(random))))
                        .thenApply(stored -> new Made(made, document)));
    }
}
