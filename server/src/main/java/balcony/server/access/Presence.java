package balcony.server.access;

import balcony.server.journal.MapId;
import balcony.server.journal.PersonId;
import java.util.Set;

/** Who has a map open just now. Never blocks. */
@FunctionalInterface
public interface Presence {
    Set<PersonId> here(MapId map);
}
