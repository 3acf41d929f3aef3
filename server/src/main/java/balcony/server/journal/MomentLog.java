package balcony.server.journal;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** The moments of all maps. Reading blocks. */
public interface MomentLog {
    /** Makes a moment durable; one that is there already under this id stays as it is. */
    CompletionStage<Void> add(MapId map, StoredMoment moment);

    /** A map's moments, oldest first. */
    List<StoredMoment> list(MapId map);

    Optional<StoredMoment> find(MapId map, String id);
}
