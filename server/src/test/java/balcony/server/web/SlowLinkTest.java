package balcony.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import balcony.server.access.Role;
import balcony.server.crdt.ActorId;
import balcony.server.crdt.Change;
import balcony.server.crdt.DocumentId;
import balcony.server.crdt.MapWriter;
import balcony.server.limits.Limit;
import balcony.server.limits.Limits;
import balcony.server.sync.BloomFilter;
import balcony.server.sync.DecodedMessage;
import balcony.server.sync.Have;
import balcony.server.sync.SyncCodec;
import balcony.server.sync.SyncMessage;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Peers on links so slow that one message takes longer than several pings are apart. */
class SlowLinkTest {
    private static final DocumentId ASHAS =
            DocumentId.parse("3WMyDBN6JMwfLnrAz9MfsetXXBN6").orElseThrow();
    private static final DocumentId CLEOS = DocumentId.random(new java.security.SecureRandom());
    private static final int CHANGE_BYTES = 240 << 10;
    private static final int LINK = 64 << 10;

    private final Random random = new Random(3);

    @Test
    @DisplayName("W9 a link on which one message takes many beats is not cut, up or down; one that died is")
    void a_slow_link_is_not_cut() {
        try (Hub hub = new Hub(Limits.DEFAULT.with(Limit.PING_SECONDS, 1));
                SlowLine down = new SlowLine(hub.port(), LINK);
                SlowLine up = new SlowLine(hub.port(), LINK)) {
            hub.gate.set(ASHAS, "asha", Role.ENABLER);
            hub.gate.set(ASHAS, "ben", Role.OBSERVER);
            hub.gate.set(CLEOS, "cleo", Role.ENABLER);
            try (RawPeer asha = RawPeer.joined(hub.url("asha"), "asha");
                    RawPeer ben = RawPeer.joined(down.url("ben"), "ben");
                    RawPeer cleo = RawPeer.joined(up.url("cleo"), "cleo")) {
                Change ashas = change("aa");
                Change cleos = change("cc");
                asha.say(bringing("asha", ASHAS, ashas));
                awaitStored(asha, ashas);

                ben.say(asking("ben", ASHAS));
                cleo.say(bringing("cleo", CLEOS, cleos));

                assertThat(sync(ben.hear("sync")).changes()).containsExactly(ashas.chunk());
                awaitStored(cleo, cleos);
                assertThat(ben.isOpen()).isTrue();

                down.die();
                while (roster(asha.hear("ephemeral")).has("ben")) {
                    assertThat(asha.isOpen()).isTrue();
                }
                assertThat(cleo.isOpen()).isTrue();
            }
        }
    }

    private static JsonNode roster(JsonNode ephemeral) {
        try {
            return RawPeer.CBOR.readTree(ephemeral.get("data").binaryValue()).get("peers");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Change change(String actor) {
        byte[] noise = new byte[CHANGE_BYTES];
        random.nextBytes(noise);
        MapWriter writer = new MapWriter(List.of(), new ActorId(actor.repeat(16)), 0, "set");
        writer.root().put("noise", Base64.getEncoder().encodeToString(noise));
        return writer.build();
    }

    private static void awaitStored(RawPeer peer, Change change) {
        while (!sync(peer.hear("sync")).heads().equals(List.of(change.hash()))) {
            assertThat(peer.isOpen()).isTrue();
        }
    }

    private static Object[] asking(String sender, DocumentId document) {
        return envelope(sender, document, new SyncMessage(List.of(), List.of(), List.of(NOTHING), List.of()));
    }

    private static final Have NOTHING = new Have(List.of(), BloomFilter.empty());

    private static Object[] bringing(String sender, DocumentId document, Change change) {
        return envelope(
                sender,
                document,
                new SyncMessage(List.of(change.hash()), List.of(), List.of(NOTHING), List.of(change.chunk())));
    }

    private static Object[] envelope(String sender, DocumentId document, SyncMessage message) {
        return new Object[] {
            "type", "sync", "senderId", sender, "documentId", document.text(), "data", SyncCodec.encode(message)
        };
    }

    private static SyncMessage sync(JsonNode message) {
        try {
            return ((DecodedMessage.Valid) SyncCodec.decode(message.get("data").binaryValue())).message();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
