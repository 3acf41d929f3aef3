package balcony.server.crdt;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Bytes in the making, with the numbers of the format in their shortest form. */
final class ByteWriter extends ByteArrayOutputStream {
    ByteWriter unsigned(long value) {
        long rest = value;
        while ((rest & ~0x7fL) != 0) {
            write((int) ((rest & 0x7f) | 0x80));
            rest >>>= 7;
        }
        write((int) rest);
        return this;
    }

    ByteWriter signed(long value) {
        long rest = value;
        while (rest < -64 || rest > 63) {
            write((int) ((rest & 0x7f) | 0x80));
            rest >>= 7;
        }
        write((int) (rest & 0x7f));
        return this;
    }

    ByteWriter raw(byte[] bytes) {
        writeBytes(bytes);
        return this;
    }

    void appendTo(ByteWriter other) {
        other.write(buf, 0, count);
    }

    ByteWriter prefixed(byte[] bytes) {
        return unsigned(bytes.length).raw(bytes);
    }

    ByteWriter prefixedText(String text) {
        return prefixed(text.getBytes(StandardCharsets.UTF_8));
    }
}
