package balcony.server.sync;

import balcony.server.crdt.ChangeHash;
import java.util.Collection;

/**
 * A set of change hashes in ten bits each: what is in it is always found, about one in a hundred others is found too.
 *
 * <p>The probes of a hash are made of its first twelve bytes, read as three little-endian numbers; Automerge fixes how.
 */
public final class BloomFilter {
    static final int BITS_PER_ENTRY = 10;
    static final int PROBES = 7;
    /** More than any client uses; a limit on the work that a message can ask for. */
    static final int MAX_BITS_PER_ENTRY = 64;

    static final int MAX_PROBES = 64;

    private static final BloomFilter EMPTY = new BloomFilter(0, BITS_PER_ENTRY, PROBES, new byte[0]);

    private final long entries;
    private final int bitsPerEntry;
    private final int probes;
    private final byte[] bits;

    private BloomFilter(long entries, int bitsPerEntry, int probes, byte[] bits) {
        this.entries = entries;
        this.bitsPerEntry = bitsPerEntry;
        this.probes = probes;
        this.bits = bits;
    }

    /** The filter that holds nothing. */
    public static BloomFilter empty() {
        return EMPTY;
    }

    public static BloomFilter of(Collection<ChangeHash> hashes) {
        if (hashes.isEmpty()) {
            return EMPTY;
        }
        BloomFilter filter = new BloomFilter(
                hashes.size(), BITS_PER_ENTRY, PROBES, new byte[byteLength(hashes.size(), BITS_PER_ENTRY)]);
        hashes.forEach(filter::add);
        return filter;
    }

    static BloomFilter decode(byte[] encoded) throws MalformedBytes {
        if (encoded.length == 0) {
            return EMPTY;
        }
        ByteCursor cursor = new ByteCursor(encoded);
        long entries = cursor.number();
        long bitsPerEntry = cursor.number();
        long probes = cursor.number();
        if (bitsPerEntry < 1 || bitsPerEntry > MAX_BITS_PER_ENTRY || probes < 1 || probes > MAX_PROBES) {
            throw new MalformedBytes("a Bloom filter of a form that nobody writes");
        }
        if (entries < 1 || entries > 8L * encoded.length || byteLength(entries, bitsPerEntry) != cursor.remaining()) {
            throw new MalformedBytes("a Bloom filter whose size is not that of its entries");
        }
        return new BloomFilter(entries, (int) bitsPerEntry, (int) probes, cursor.take(cursor.remaining()));
    }

    byte[] encode() {
        if (entries == 0) {
            return new byte[0];
        }
        ByteSink sink = new ByteSink();
        sink.number(entries);
        sink.number(bitsPerEntry);
        sink.number(probes);
        sink.raw(bits);
        return sink.toBytes();
    }

    public boolean isEmpty() {
        return entries == 0;
    }

    /** Whether the hash is in the set, or looks as if it were. */
    public boolean mayContain(ChangeHash hash) {
        return entries > 0 && walk(hash.bytes(), false);
    }

    private void add(ChangeHash hash) {
        walk(hash.bytes(), true);
    }

    /** Visits the probes of a hash: sets their bits, or answers whether all are set. */
    private boolean walk(byte[] hash, boolean set) {
        long size = 8L * bits.length;
        long x = number(hash, 0) % size;
        long y = number(hash, 4) % size;
        long z = number(hash, 8) % size;
        for (int probe = 0; probe < probes; probe++) {
            int bit = 1 << (int) (x & 7);
            if (set) {
                bits[(int) (x >> 3)] |= (byte) bit;
            } else if ((bits[(int) (x >> 3)] & bit) == 0) {
                return false;
            }
            x = (x + y) % size;
            y = (y + z) % size;
        }
        return true;
    }

    private static long number(byte[] hash, int at) {
        return (hash[at] & 0xffL)
                | (hash[at + 1] & 0xffL) << 8
                | (hash[at + 2] & 0xffL) << 16
                | (hash[at + 3] & 0xffL) << 24;
    }

    private static int byteLength(long entries, long bitsPerEntry) {
        return (int) ((entries * bitsPerEntry + 7) / 8);
    }
}
