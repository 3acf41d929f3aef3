package balcony.server.room;

import balcony.server.access.Grant;
import balcony.server.crdt.DocumentId;
import balcony.server.journal.PersonId;
import java.util.Optional;

/** What makes a map for a document that a client brought and the server did not make. Only present in test mode. */
@FunctionalInterface
public interface MapFounder {
    /** Makes the map with this person as its enabler; empty if the document is already somebody's. May write storage, so blocks. */
    Optional<Grant> found(DocumentId document, PersonId person);
}
