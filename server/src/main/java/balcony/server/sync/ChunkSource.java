package balcony.server.sync;

import java.util.List;

/** Where the bytes of changes lie that the graph knows by name alone. May block. */
@FunctionalInterface
public interface ChunkSource {
    /** The chunks of so many of the map's changes, in order, from the one at a journal position on. */
    List<byte[]> chunks(long position, int count);
}
