package balcony.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What a socket that falls silent is told, in the hub's own time. */
class KeepaliveTest {
    private static final int BINARY = 0x82;
    private static final int TEXT = 0x81;

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
                RawSocket stranger = RawSocket.upgraded(hub.url("ben"));
                RawSocket silent = RawSocket.upgraded(hub.url("cara"))) {
            silent.frame(
                    BINARY,
                    RawPeer.CBOR.writeValueAsBytes(
                            Map.of("type", "join", "senderId", "silent", "peerMetadata", Map.of("isEphemeral", true))));

            assertThat(silent.closeCode()).isEqualTo(4411);
            assertThat(silent.pings()).isEqualTo(1);
            assertThat(stranger.closeCode()).isIn(4408, 4411);
            assertThat(answers.isOpen()).isTrue();
        }
    }

    @Test
    @DisplayName("W11: behind a close frame the line ends at once, though the peer says nothing more")
    void the_line_ends_behind_the_close_frame() throws IOException {
        try (RawSocket peer = RawSocket.upgraded(hub.url("asha"))) {
            peer.frame(TEXT, new byte[0]);

            assertThat(peer.closeCode()).isEqualTo(1003);
            assertThat(peer.endsWithin(Duration.ofSeconds(5))).isTrue();
        }
    }
}
