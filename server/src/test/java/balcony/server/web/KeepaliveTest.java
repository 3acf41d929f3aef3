package balcony.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What a socket that falls silent is told, in the hub's own time. */
class KeepaliveTest {
    private static final int BINARY = 0x82;

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
}
