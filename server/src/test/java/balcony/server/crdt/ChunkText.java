package balcony.server.crdt;

/** What stands in a change, without its compression. */
public final class ChunkText {
    private ChunkText() {}

    public static byte[] inflated(Change change) {
        try {
            return Chunk.read(change.chunk()).contents();
        } catch (BadBytes e) {
            throw new IllegalArgumentException(e);
        }
    }
}
