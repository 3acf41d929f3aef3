package balcony.server.sync;

import balcony.server.sync.SyncMessage.Version;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Sync messages as bytes and back, in versions 1 and 2. Reads the optional flags and writes none. */
public final class SyncCodec {
    /** A stock client sends one, a peer that merges answers of several might send more. */
    static final int MAX_HAVES = 16;

    private static final int VERSION_1 = 0x42;
    private static final int VERSION_2 = 0x43;
    private static final int CHUNK_PREFIX = 9;

    /** The flag with which a peer says that it reads version 2. */
    private static final byte READS_VERSION_2 = 0x02;

    private SyncCodec() {}

    public static DecodedMessage decode(byte[] bytes) {
        try {
            return new DecodedMessage.Valid(read(new ByteCursor(bytes)));
        } catch (MalformedBytes malformed) {
            return new DecodedMessage.Malformed(String.valueOf(malformed.getMessage()));
        }
    }

    public static byte[] encode(SyncMessage message) {
        ByteSink sink = new ByteSink();
        sink.octet(message.version() == Version.TWO ? VERSION_2 : VERSION_1);
        sink.hashes(message.heads());
        sink.hashes(message.need());
        sink.number(message.have().size());
        for (Have have : message.have()) {
            sink.hashes(have.lastSync());
            sink.lengthPrefixed(have.since().encode());
        }
        sink.number(message.changes().size());
        message.changes().forEach(sink::lengthPrefixed);
        return sink.toBytes();
    }

    private static SyncMessage read(ByteCursor cursor) throws MalformedBytes {
        int version = cursor.octet();
        if (version != VERSION_1 && version != VERSION_2) {
            throw new MalformedBytes("a sync message starts with 0x42 or 0x43");
        }
        var heads = cursor.hashes();
        var need = cursor.hashes();
        List<Have> have = readHaves(cursor);
        List<byte[]> changes = readChanges(cursor, version);
        return new SyncMessage(heads, need, have, changes, readable(cursor));
    }

    /** What the sender says that it reads, if it says so. What else follows is for peers that know it. */
    private static Version readable(ByteCursor cursor) {
        try {
            byte[] flags = cursor.remaining() == 0 ? new byte[0] : cursor.lengthPrefixed();
            for (byte flag : flags) {
                if (flag == READS_VERSION_2) {
                    return Version.TWO;
                }
            }
        } catch (MalformedBytes unknown) {
            return Version.ONE;
        }
        return Version.ONE;
    }

    private static List<Have> readHaves(ByteCursor cursor) throws MalformedBytes {
        int count = cursor.count(2);
        if (count > MAX_HAVES) {
            throw new MalformedBytes("more than " + MAX_HAVES + " accounts of what a peer has");
        }
        List<Have> haves = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            var lastSync = cursor.hashes();
            haves.add(new Have(lastSync, BloomFilter.decode(cursor.lengthPrefixed())));
        }
        return haves;
    }

    private static List<byte[]> readChanges(ByteCursor cursor, int version) throws MalformedBytes {
        int count = cursor.count(1);
        List<byte[]> changes = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            byte[] entry = cursor.lengthPrefixed();
            if (version == VERSION_1) {
                changes.add(entry);
            } else {
                split(entry, changes);
            }
        }
        return changes;
    }

    /** In version 2 one entry holds any number of chunks, one behind another. */
    private static void split(byte[] entry, List<byte[]> chunks) throws MalformedBytes {
        int from = 0;
        while (from < entry.length) {
            ByteCursor chunk = new ByteCursor(entry, from, entry.length);
            chunk.take(CHUNK_PREFIX);
            chunk.lengthPrefixed();
            int end = entry.length - chunk.remaining();
            chunks.add(Arrays.copyOfRange(entry, from, end));
            from = end;
        }
    }
}
