package balcony.server.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import balcony.server.access.Role;
import balcony.server.crdt.ActorId;
import balcony.server.crdt.Change;
import balcony.server.crdt.ChangeHash;
import balcony.server.crdt.DocumentId;
import balcony.server.crdt.LongHistory;
import balcony.server.sync.SyncMessage;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The first edit of a long map that was not open: the server must have looked at all of the map before it can take it. */
class FirstEditTest {
    private static final DocumentId DOCUMENT =
            DocumentId.parse("3WMyDBN6JMwfLnrAz9MfsetXXBN6").orElseThrow();

    private final LongHistory history = new LongHistory(new ActorId("aa".repeat(16)));

    @Test
    @DisplayName("RO14: while a long map is looked at, others come in and talk; the edit waits and is then stored")
    void a_long_map_is_looked_at_beside_the_room() {
        try (Hub first = new Hub()) {
            first.gate.set(DOCUMENT, "asha", Role.ENABLER);
            first.gate.set(DOCUMENT, "ben", Role.OBSERVER);
            first.gate.set(DOCUMENT, "cleo", Role.OBSERVER);
            List<Change> past = history.next(700);
            List<ChangeHash> heads = List.of(past.get(699).hash());
            try (SyncPeer asha = SyncPeer.joined(first, "asha", DOCUMENT)) {
                asha.bring(past);
                asha.hearHeads(heads);
            }
            try (Hub hub = new Hub(first.gate, first.log);
                    SyncPeer ben = SyncPeer.joined(hub, "ben", DOCUMENT);
                    SyncPeer asha = SyncPeer.joined(hub, "asha", DOCUMENT);
                    SyncPeer cleo = SyncPeer.joined(hub, "cleo", DOCUMENT)) {
                // The map is open, and nobody who may draw has been here.
                ben.bring(heads, List.of());
                ben.hearHeads(heads);
                hub.log.holdReading();

                asha.bring(heads, List.of());
                asha.hearHeads(heads);
                List<Change> edit = history.next(1);
                asha.bring(edit);
                cleo.bring(heads, List.of());
                cleo.hearHeads(heads);
                asha.socket()
                        .say(
                                "type",
                                "ephemeral",
                                "senderId",
                                "asha",
                                "documentId",
                                DOCUMENT.text(),
                                "count",
                                1,
                                "sessionId",
                                "s",
                                "data",
                                new byte[] {(byte) 0xf6});
                await("Asha is heard")
                        .until(() -> cleo.socket()
                                .hear("ephemeral")
                                .get("senderId")
                                .asText()
                                .equals("asha"));
                assertThat(hub.stored(DOCUMENT)).isEqualTo(700);

                hub.log.releaseReading();
                List<ChangeHash> after = List.of(edit.get(0).hash());
                asha.hearHeads(after);
                SyncMessage told = cleo.hear();
                assertThat(told.heads()).isEqualTo(after);
                assertThat(hub.stored(DOCUMENT)).isEqualTo(701);
            }
        }
    }
}
