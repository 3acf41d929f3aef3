package balcony.server.sync;

import balcony.server.crdt.CompactedDocument;
import java.util.List;
import java.util.Optional;

/** Where the bytes of changes lie that the graph knows by name alone. May block. */
@FunctionalInterface
public interface ChunkSource {
    /** The chunks of so many of the map's changes, in order, from the one at a journal position on. */
    List<byte[]> chunks(long position, int count);

    /** A document that holds many of the changes in one chunk, if there is one. */
    default Optional<CompactedDocument> document() {
        return Optional.empty();
    }
}
