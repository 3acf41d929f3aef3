package balcony.server.access;

import balcony.server.journal.MapId;
import balcony.server.journal.PersonId;
import java.util.Set;
import java.util.concurrent.CompletionStage;

/** Who has a map open just now. */
@FunctionalInterface
public interface Presence {
    CompletionStage<Set<PersonId>> here(MapId map);
}
