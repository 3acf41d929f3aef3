package balcony.server.access;

import balcony.server.crdt.DocumentId;
import balcony.server.journal.MapId;
import balcony.server.journal.PersonId;
import java.util.Optional;
import java.util.function.Consumer;

/** The question that everything which acts on a map asks on the line that acts. */
public interface Gate {
    /** The person's grant on the map whose current document this is; empty looks to them like no such map. May read storage. */
    Optional<Grant> grant(PersonId person, DocumentId document);

    /** Claims a peer id for a person, for ever; false if it is somebody else's. */
    boolean claimPeer(String peerId, PersonId person);

    /** Tells rooms of a changed or ended grant, soon after it is durable, on any thread. */
    void onGrantChange(Consumer<GrantChange> listener);

    /** What the enablers of a map have decided about drawing in it now. May read storage. */
    Conduct conduct(MapId map);

    /** Tells rooms that the conduct of a map has changed, soon after it is durable, on any thread. */
    void onConductChange(Consumer<MapId> listener);

    /** A membership that changed: the role that holds now, or none if the person was removed. */
    record GrantChange(MapId map, PersonId person, Optional<Grant> now) {}
}
