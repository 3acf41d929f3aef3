package balcony.server.crdt;

import java.util.Arrays;
import java.util.HexFormat;

/** The SHA-256 of a change: its name everywhere. Ordered as unsigned bytes, as sync messages sort them. */
public final class ChangeHash implements Comparable<ChangeHash> {
    /** Length in bytes. */
    public static final int LENGTH = 32;

    private final byte[] bytes;

    private ChangeHash(byte[] bytes) {
        this.bytes = bytes;
    }

    /** Copies 32 bytes; any other length is a broken promise of the caller. */
    public static ChangeHash of(byte[] bytes) {
        if (bytes.length != LENGTH) {
            throw new IllegalArgumentException("a change hash has 32 bytes, not " + bytes.length);
        }
        return new ChangeHash(bytes.clone());
    }

    /** Reads 64 hexadecimal digits. */
    public static ChangeHash parse(String hex) {
        return of(HexFormat.of().parseHex(hex));
    }

    public byte[] bytes() {
        return bytes.clone();
    }

    public String hex() {
        return HexFormat.of().formatHex(bytes);
    }

    @Override
    public int compareTo(ChangeHash other) {
        return Arrays.compareUnsigned(bytes, other.bytes);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ChangeHash hash && Arrays.equals(bytes, hash.bytes);
    }

    /** Four of the hash's own bytes: they are as good as random already. */
    @Override
    public int hashCode() {
        return (bytes[0] & 0xff) | (bytes[1] & 0xff) << 8 | (bytes[2] & 0xff) << 16 | bytes[3] << 24;
    }

    @Override
    public String toString() {
        return hex();
    }
}
