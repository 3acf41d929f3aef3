package balcony.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What a socket that falls silent is told, in the hub's own time. */
class KeepaliveTest {
    private static final int PATIENCE_MILLIS = 20_000;

    private Hub hub;

    @BeforeEach
    void open() {
        hub = new Hub();
    }

    @AfterEach
    void close() {
        hub.close();
    }

    @Test
    @DisplayName("W3 W9: who does not join in time, and who joined but answers no ping, are let go; who answers stays")
    void who_falls_silent_is_let_go() throws IOException {
        try (RawPeer answers = RawPeer.joined(hub.url("asha"), "answers");
                DeafSocket stranger = new DeafSocket(hub.url("ben"));
                DeafSocket silent = new DeafSocket(hub.url("cara"))) {
            silent.say(RawPeer.CBOR.writeValueAsBytes(
                    Map.of("type", "join", "senderId", "silent", "peerMetadata", Map.of("isEphemeral", true))));

            assertThat(silent.closeCode()).isEqualTo(4411);
            assertThat(silent.pings()).isEqualTo(1);
            assertThat(stranger.closeCode()).isIn(4408, 4411);
            assertThat(answers.isOpen()).isTrue();
        }
    }

    /** A WebSocket client that never answers a ping, which no library lets one be. */
    private static final class DeafSocket implements AutoCloseable {
        private static final int PING = 0x9;
        private static final int CLOSE = 0x8;

        private final Socket socket;
        private final DataInputStream in;
        private final DataOutputStream out;
        private int pings;

        DeafSocket(String url) throws IOException {
            URI address = URI.create(url);
            socket = new Socket(address.getHost(), address.getPort());
            socket.setSoTimeout(PATIENCE_MILLIS);
            in = new DataInputStream(socket.getInputStream());
            out = new DataOutputStream(socket.getOutputStream());
            String upgrade = "GET " + address.getPath() + "?" + address.getQuery() + " HTTP/1.1\r\n"
                    + "Host: " + address.getHost() + "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                    + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n";
            out.write(upgrade.getBytes(StandardCharsets.US_ASCII));
            StringBuilder answer = new StringBuilder();
            while (answer.indexOf("\r\n\r\n") < 0) {
                answer.append((char) in.readUnsignedByte());
            }
            assertThat(answer.toString()).startsWith("HTTP/1.1 101");
        }

        /** A binary frame of at most 125 bytes, masked with zeros. */
        void say(byte[] message) throws IOException {
            assertThat(message.length).isLessThan(126);
            out.writeByte(0x82);
            out.writeByte(0x80 | message.length);
            out.writeInt(0);
            out.write(message);
        }

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

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
