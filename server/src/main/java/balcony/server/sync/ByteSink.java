package balcony.server.sync;

import balcony.server.crdt.ChangeHash;
import java.io.ByteArrayOutputStream;
import java.util.Collection;

/** Collects the bytes of a sync message. */
final class ByteSink {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);

    void octet(int value) {
        bytes.write(value);
    }

    /** An unsigned LEB128 number. */
    void number(long value) {
        long rest = value;
        while (rest >= 0x80) {
            bytes.write((int) (rest & 0x7f) | 0x80);
            rest >>>= 7;
        }
        bytes.write((int) rest);
    }

    void raw(byte[] value) {
        bytes.writeBytes(value);
    }

    void lengthPrefixed(byte[] value) {
        number(value.length);
        raw(value);
    }

    void hashes(Collection<ChangeHash> hashes) {
        number(hashes.size());
        hashes.forEach(hash -> raw(hash.bytes()));
    }

    byte[] toBytes() {
        return bytes.toByteArray();
    }
}
