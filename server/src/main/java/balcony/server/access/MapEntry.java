package balcony.server.access;

import balcony.server.crdt.DocumentId;
import balcony.server.journal.MapId;
import java.time.Instant;

/**
 * A map as the server lists it.
 *
 * @param document the Automerge document that is the map now
 * @param lastChangeAt when the server took its latest change; its creation if there is none
 */
public record MapEntry(MapId id, DocumentId document, String title, Instant createdAt, Instant lastChangeAt) {}
