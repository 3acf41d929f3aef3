package balcony.server.reader;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.util.Optional;

/**
 * One message between the server and its reader: 4 bytes of length, 8 bytes of request id, 1 byte of kind, then the body.
 *
 * @param request the id of the request that this is or answers; 0 for the child's greeting
 * @param kind what the body is; see {@link Request} and {@link Answer}
 */
record Frame(long request, int kind, byte[] body) {
    /** What either side takes at most; more is a broken stream, not a message. */
    static final int MAX_BYTES = 64 << 20;

    private static final int HEADER_BYTES = 8 + 1;

    void write(DataOutputStream out) throws IOException {
        out.writeInt(HEADER_BYTES + body.length);
        out.writeLong(request);
        out.writeByte(kind);
        out.write(body);
        out.flush();
    }

    /** The next frame, or none where the stream ends between two frames. */
    static Optional<Frame> read(DataInputStream in) throws IOException {
        int first = in.read();
        if (first < 0) {
            return Optional.empty();
        }
        int length = first << 24 | in.readUnsignedByte() << 16 | in.readUnsignedShort();
        if (length < HEADER_BYTES || length > MAX_BYTES) {
            throw new IOException("a frame of " + length + " bytes");
        }
        long request = in.readLong();
        int kind = in.readUnsignedByte();
        byte[] body = in.readNBytes(length - HEADER_BYTES);
        if (body.length < length - HEADER_BYTES) {
            throw new EOFException("the stream ended within a frame");
        }
        return Optional.of(new Frame(request, kind, body));
    }
}
