package balcony.server;

import balcony.server.access.Grant;
import balcony.server.access.Maps;
import balcony.server.access.NewMap;
import balcony.server.access.Role;
import balcony.server.crdt.DocumentId;
import balcony.server.journal.PersonId;
import balcony.server.journal.StorageFailed;
import balcony.server.room.MapFounder;
import java.util.Optional;
import java.util.concurrent.CompletionException;

/** Makes a map for each document that a client brings: for tests with stock clients only. */
final class ClientMaps implements MapFounder {
    private static final String TITLE = "A client's document";

    private final Maps maps;

    ClientMaps(Maps maps) {
        this.maps = maps;
    }

    @Override
    public Optional<Grant> found(DocumentId document, PersonId person) {
        try {
            NewMap made = maps.createMap(person, document, TITLE)
                    .toCompletableFuture()
                    .join();
            return Optional.of(new Grant(made.map(), person, made.member(), Role.ENABLER));
        } catch (CompletionException e) {
            if (e.getCause() instanceof StorageFailed) {
                return Optional.empty();
            }
            throw e;
        }
    }
}
