package balcony.server.web;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** A TCP connection to the server that says exactly what a test wants, byte by byte, which no library lets one. */
final class RawSocket implements AutoCloseable {
    private static final int PATIENCE_MILLIS = 20_000;
    private static final int PING = 0x9;
    private static final int CLOSE = 0x8;

    private final Socket socket;
    private final DataInputStream in;
    private final DataOutputStream out;
    private int pings;

    private RawSocket(URI address) throws IOException {
        socket = new Socket(address.getHost(), address.getPort());
        socket.setSoTimeout(PATIENCE_MILLIS);
        in = new DataInputStream(socket.getInputStream());
        out = new DataOutputStream(socket.getOutputStream());
    }

    /** Connected, nothing said yet. */
    static RawSocket connected(URI address) throws IOException {
        return new RawSocket(address);
    }

    /** A WebSocket that is open, and the head with which the server opened it. */
    static RawSocket upgraded(String url, String... headers) throws IOException {
        URI address = URI.create(url);
        RawSocket raw = new RawSocket(address);
        raw.say("GET " + address.getPath() + "?" + address.getQuery() + " HTTP/1.1\r\n"
                + "Host: " + address.getHost() + "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n"
                + String.join("", headers) + "\r\n");
        raw.head = raw.head();
        if (!raw.head.startsWith("HTTP/1.1 101")) {
            throw new IOException("no WebSocket: " + raw.head);
        }
        return raw;
    }

    private String head = "";

    /** The head of the answer that made this a WebSocket. */
    String upgradeHead() {
        return head;
    }

    void say(String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    void say(byte[] bytes) throws IOException {
        out.write(bytes);
        out.flush();
    }

    /** A frame of at most 65,535 bytes, masked with zeros. */
    void frame(int firstByte, byte[] payload) throws IOException {
        out.writeByte(firstByte);
        if (payload.length < 126) {
            out.writeByte(0x80 | payload.length);
        } else {
            out.writeByte(0x80 | 126);
            out.writeShort(payload.length);
        }
        out.writeInt(0);
        out.write(payload);
        out.flush();
    }

    /** The head of an answer, to its empty line. */
    String head() throws IOException {
        StringBuilder answer = new StringBuilder();
        while (answer.indexOf("\r\n\r\n") < 0) {
            answer.append((char) in.readUnsignedByte());
        }
        return answer.toString();
    }

    /** What the next frame carries, of at most 65,535 bytes. */
    byte[] hear() throws IOException {
        in.readUnsignedByte();
        int length = in.readUnsignedByte() & 0x7f;
        return in.readNBytes(length == 126 ? in.readUnsignedShort() : length);
    }

    /** The code with which the server closes this WebSocket; other frames are passed over, pings counted. */
    int closeCode() throws IOException {
        while (true) {
            int opcode = in.readUnsignedByte() & 0xf;
            int length = in.readUnsignedByte() & 0x7f;
            byte[] payload = in.readNBytes(length == 126 ? in.readUnsignedShort() : length);
            if (opcode == PING) {
                pings++;
            } else if (opcode == CLOSE) {
                return (payload[0] & 0xff) << 8 | payload[1] & 0xff;
            }
        }
    }

    int pings() {
        return pings;
    }

    /** Whether the server ends the connection, whatever it still says before. */
    boolean isEnded() {
        try {
            while (in.read() >= 0) {
                // The rest of an answer.
            }
            return true;
        } catch (java.net.SocketTimeoutException e) {
            return false;
        } catch (IOException reset) {
            return true;
        }
    }

    /** The same, if it does so in this time. */
    boolean endsWithin(Duration time) throws IOException {
        socket.setSoTimeout(Math.toIntExact(time.toMillis()));
        return isEnded();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
