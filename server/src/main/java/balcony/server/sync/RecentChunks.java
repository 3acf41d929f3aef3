package balcony.server.sync;

import java.util.ArrayList;
import java.util.List;

/** The chunks of a graph's latest changes, up to so many bytes. */
final class RecentChunks {
    private final int mostBytes;
    private final List<byte[]> chunks = new ArrayList<>();
    private int bytes;

    RecentChunks(int mostBytes) {
        this.mostBytes = mostBytes;
    }

    /** Takes the chunk of the change that was added last. */
    void add(byte[] chunk) {
        chunks.add(chunk);
        bytes += chunk.length;
        if (bytes > 2 * mostBytes) {
            int dropped = 0;
            while (bytes > mostBytes) {
                bytes -= chunks.get(dropped++).length;
            }
            chunks.subList(0, dropped).clear();
        }
    }

    /** Whether the chunk of a place is here, in a graph of this size. */
    boolean holds(int size, int place) {
        return place >= size - chunks.size();
    }

    byte[] get(int size, int place) {
        return chunks.get(place - (size - chunks.size()));
    }
}
