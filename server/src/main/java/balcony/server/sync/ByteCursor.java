package balcony.server.sync;

import balcony.server.crdt.ChangeHash;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A place in untrusted bytes that moves forward and never past the end. Allocates no more than the bytes that are there. */
final class ByteCursor {
    private static final int MAX_LEB_SHIFT = 56;

    private final byte[] bytes;
    private final int end;
    private int at;

    ByteCursor(byte[] bytes) {
        this(bytes, 0, bytes.length);
    }

    ByteCursor(byte[] bytes, int from, int end) {
        this.bytes = bytes;
        this.at = from;
        this.end = end;
    }

    int remaining() {
        return end - at;
    }

    int octet() throws MalformedBytes {
        if (at >= end) {
            throw new MalformedBytes("the bytes end too early");
        }
        return bytes[at++] & 0xff;
    }

    /** An unsigned LEB128 number below 2^63. */
    long number() throws MalformedBytes {
        long value = 0;
        for (int shift = 0; shift <= MAX_LEB_SHIFT; shift += 7) {
            int octet = octet();
            value |= (long) (octet & 0x7f) << shift;
            if ((octet & 0x80) == 0) {
                return value;
            }
        }
        throw new MalformedBytes("a number is too long");
    }

    /** A count of things of which each takes at least so many bytes. */
    int count(int bytesEach) throws MalformedBytes {
        long count = number();
        if (count > remaining() / bytesEach) {
            throw new MalformedBytes("a count is larger than the message");
        }
        return (int) count;
    }

    byte[] take(int length) throws MalformedBytes {
        if (length < 0 || length > remaining()) {
            throw new MalformedBytes("a length is larger than the message");
        }
        byte[] taken = Arrays.copyOfRange(bytes, at, at + length);
        at += length;
        return taken;
    }

    byte[] lengthPrefixed() throws MalformedBytes {
        return take(count(1));
    }

    List<ChangeHash> hashes() throws MalformedBytes {
        int count = count(ChangeHash.LENGTH);
        List<ChangeHash> hashes = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            hashes.add(ChangeHash.of(take(ChangeHash.LENGTH)));
        }
        return hashes;
    }
}
