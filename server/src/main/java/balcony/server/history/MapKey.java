package balcony.server.history;

import balcony.server.crdt.DocumentId;
import balcony.server.journal.MapId;

/** A map and the document that is behind it now. */
public record MapKey(MapId map, DocumentId document) {}
