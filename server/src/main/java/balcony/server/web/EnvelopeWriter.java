package balcony.server.web;

import balcony.server.crdt.Base58;
import balcony.server.crdt.ChangeHash;
import balcony.server.crdt.DocumentId;
import balcony.server.journal.MemberId;
import balcony.server.room.HubIdentity;
import balcony.server.room.ToPeer;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.dataformat.cbor.CBORFactory;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;

/** Writes what the hub says to one peer, one CBOR map of definite length for each message. */
final class EnvelopeWriter {
    private static final CBORFactory CBOR = new CBORFactory();

    private final HubIdentity hub;
    private final String peerId;

    EnvelopeWriter(HubIdentity hub, String peerId) {
        this.hub = hub;
        this.peerId = peerId;
    }

    /** The answer to join. */
    byte[] peer() {
        return write(out -> {
            start(out, "peer", hub.peerId(), 5);
            out.writeFieldName("peerMetadata");
            out.writeStartObject(null, 2);
            out.writeStringField("storageId", hub.storageId());
            out.writeBooleanField("isEphemeral", false);
            out.writeEndObject();
            out.writeStringField("selectedProtocolVersion", "1");
        });
    }

    byte[] error(String message) {
        return write(out -> {
            start(out, "error", hub.peerId(), 4);
            out.writeStringField("message", message);
        });
    }

    byte[] message(ToPeer message) {
        if (message instanceof ToPeer.Sync sync) {
            return write(out -> {
                startAbout(out, "sync", hub.peerId(), sync.document(), 5);
                out.writeBinaryField("data", sync.data());
            });
        } else if (message instanceof ToPeer.Unavailable unavailable) {
            return write(out -> startAbout(out, "doc-unavailable", hub.peerId(), unavailable.document(), 4));
        } else if (message instanceof ToPeer.Ephemeral ephemeral) {
            return ephemeral(
                    ephemeral.document(),
                    ephemeral.senderId(),
                    ephemeral.sessionId(),
                    ephemeral.count(),
                    ephemeral.data());
        } else if (message instanceof ToPeer.Roster roster) {
            return ephemeral(
                    roster.document(), hub.peerId(), roster.sessionId(), roster.count(), roster(roster.peers()));
        } else if (message instanceof ToPeer.Refused refused) {
            return ephemeral(refused.document(), hub.peerId(), refused.sessionId(), refused.count(), refused(refused));
        } else if (message instanceof ToPeer.StoredHeads stored) {
            return storedHeads(stored);
        }
        throw new IllegalStateException("a message that has no form on the wire: " + message);
    }

    private byte[] ephemeral(DocumentId document, String sender, String sessionId, long count, byte[] data) {
        return write(out -> {
            startAbout(out, "ephemeral", sender, document, 7);
            out.writeNumberField("count", count);
            out.writeStringField("sessionId", sessionId);
            out.writeBinaryField("data", data);
        });
    }

    private byte[] storedHeads(ToPeer.StoredHeads stored) {
        return write(out -> {
            startAbout(out, "remote-heads-changed", hub.peerId(), stored.document(), 5);
            out.writeFieldName("newHeads");
            out.writeStartObject(null, 1);
            out.writeFieldName(hub.storageId());
            out.writeStartObject(null, 2);
            out.writeFieldName("heads");
            writeTexts(
                    out,
                    stored.heads().stream()
                            .map(head -> Base58.encodeChecked(head.bytes()))
                            .toList());
            // As a floating-point number, the only form of a time that every reader of CBOR in JavaScript takes for a
            // number.
            out.writeNumberField("timestamp", (double) stored.at().toEpochMilli());
            out.writeEndObject();
            out.writeEndObject();
        });
    }

    private static byte[] roster(Map<String, MemberId> peers) {
        return write(out -> {
            out.writeStartObject(null, 2);
            out.writeStringField("balcony", "roster");
            out.writeFieldName("peers");
            out.writeStartObject(null, peers.size());
            for (Map.Entry<String, MemberId> peer : peers.entrySet()) {
                out.writeStringField(peer.getKey(), peer.getValue().value());
            }
            out.writeEndObject();
        });
    }

    private static byte[] refused(ToPeer.Refused refused) {
        return write(out -> {
            out.writeStartObject(null, 4);
            out.writeStringField("balcony", "refused");
            out.writeFieldName("hashes");
            writeTexts(out, refused.hashes().stream().map(ChangeHash::hex).toList());
            out.writeStringField("code", refused.refusal().code());
            out.writeStringField("reason", refused.refusal().words());
        });
    }

    private void start(JsonGenerator out, String type, String sender, int fields) throws IOException {
        out.writeStartObject(null, fields);
        out.writeStringField("type", type);
        out.writeStringField("senderId", sender);
        out.writeStringField("targetId", peerId);
    }

    private void startAbout(JsonGenerator out, String type, String sender, DocumentId document, int fields)
            throws IOException {
        start(out, type, sender, fields);
        out.writeStringField("documentId", document.text());
    }

    private static void writeTexts(JsonGenerator out, List<String> texts) throws IOException {
        out.writeStartArray(null, texts.size());
        for (String text : texts) {
            out.writeString(text);
        }
        out.writeEndArray();
    }

    private interface Body {
        void writeTo(JsonGenerator out) throws IOException;
    }

    /** Writes a map whose start the body writes, and ends it. */
    private static byte[] write(Body body) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
        try (JsonGenerator out = CBOR.createGenerator(bytes)) {
            body.writeTo(out);
            out.writeEndObject();
        } catch (IOException impossible) {
            throw new UncheckedIOException("writing to memory failed", impossible);
        }
        return bytes.toByteArray();
    }
}
