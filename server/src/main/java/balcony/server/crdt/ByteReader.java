package balcony.server.crdt;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A cursor over untrusted bytes. Every read is checked against the end before anything is allocated. */
final class ByteReader {
    private static final int LEB_MAX_SHIFT = 63;

    private final byte[] bytes;
    private int position;

    ByteReader(byte[] bytes) {
        this.bytes = bytes;
    }

    int remaining() {
        return bytes.length - position;
    }

    boolean atStart() {
        return position == 0;
    }

    boolean atEnd() {
        return position == bytes.length;
    }

    int octet() throws BadBytes {
        if (atEnd()) {
            throw new BadBytes("ends early");
        }
        return bytes[position++] & 0xff;
    }

    byte[] take(int length) throws BadBytes {
        if (length < 0 || length > remaining()) {
            throw new BadBytes("ends early: " + length + " bytes announced, " + remaining() + " left");
        }
        byte[] taken = Arrays.copyOfRange(bytes, position, position + length);
        position += length;
        return taken;
    }

    byte[] rest() throws BadBytes {
        return take(remaining());
    }

    /** An unsigned LEB128 of up to 64 bits, as the bits of a long; only the shortest form is taken. */
    long unsigned() throws BadBytes {
        long value = 0;
        for (int shift = 0; ; shift += 7) {
            int octet = octet();
            if (shift == LEB_MAX_SHIFT && octet > 1) {
                throw new BadBytes("a number exceeds 64 bits");
            }
            value |= (long) (octet & 0x7f) << shift;
            if ((octet & 0x80) == 0) {
                if (shift > 0 && octet == 0) {
                    throw new BadBytes("a number is longer than it needs to be");
                }
                return value;
            }
        }
    }

    /** A signed LEB128 of up to 64 bits; only the shortest form is taken. */
    long signed() throws BadBytes {
        long value = 0;
        int previous = 0;
        for (int shift = 0; ; shift += 7) {
            int octet = octet();
            if (shift == LEB_MAX_SHIFT && octet != 0 && octet != 0x7f) {
                throw new BadBytes("a number exceeds 64 bits");
            }
            value |= (long) (octet & 0x7f) << shift;
            if ((octet & 0x80) == 0) {
                boolean negative = (previous & 0x40) != 0;
                if (shift > 0 && ((octet == 0 && !negative) || (octet == 0x7f && negative))) {
                    throw new BadBytes("a number is longer than it needs to be");
                }
                if (shift + 7 < Long.SIZE && (octet & 0x40) != 0) {
                    value |= -1L << (shift + 7);
                }
                return value;
            }
            previous = octet;
        }
    }

    /** An unsigned number no higher than a limit. */
    long unsignedAtMost(long limit, String what) throws BadBytes {
        long value = unsigned();
        if (value < 0 || value > limit) {
            throw new BadBytes(what + " is " + Long.toUnsignedString(value) + ", above " + limit);
        }
        return value;
    }

    /** How many items follow, each of at least {@code smallest} bytes: never more than the bytes left can hold. */
    int count(int smallest, String what) throws BadBytes {
        return (int) unsignedAtMost(remaining() / smallest, "the number of " + what);
    }

    /** Bytes behind their length. */
    byte[] prefixed() throws BadBytes {
        return take(count(1, "bytes"));
    }

    /** UTF-8 behind its length in bytes. */
    String prefixedText() throws BadBytes {
        return text(prefixed());
    }

    /** Strict UTF-8. */
    static String text(byte[] utf8) throws BadBytes {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(utf8))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new BadBytes("text is not UTF-8");
        }
    }
}
