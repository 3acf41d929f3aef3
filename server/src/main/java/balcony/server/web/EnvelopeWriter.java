package balcony.server.web;

import balcony.server.access.Conduct;
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
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Writes what the hub says, one CBOR map of definite length for each message. Whom it is for stands last, so that what many peers
 * are told is written once. Any thread.
 */
final class EnvelopeWriter {
    private static final CBORFactory CBOR = new CBORFactory();

    /** An empty text, where {@link #write} leaves room for the peer's id. */
    private static final byte NOBODY = 0x60;

    private final HubIdentity hub;
    private volatile Optional<Written> latest = Optional.empty();

    /** A message but for its last field's value. */
    private record Written(ToPeer message, byte[] start) {}

    EnvelopeWriter(HubIdentity hub) {
        this.hub = hub;
    }

    /** A peer id as it stands at the end of each message. */
    static byte[] target(String peerId) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(64);
        try (JsonGenerator out = CBOR.createGenerator(bytes)) {
            out.writeString(peerId);
        } catch (IOException impossible) {
            throw new UncheckedIOException("writing to memory failed", impossible);
        }
        return bytes.toByteArray();
    }

    /** What a peer is told, ready to be sent. The same message to the next peer costs no writing. */
    byte[] message(ToPeer message, byte[] target) {
        Optional<Written> known = latest;
        if (known.isEmpty() || known.get().message != message) {
            known = Optional.of(new Written(message, start(message)));
            latest = known;
        }
        return joined(known.get().start, target);
    }

    private static byte[] joined(byte[] start, byte[] target) {
        byte[] joined = Arrays.copyOf(start, start.length + target.length);
        System.arraycopy(target, 0, joined, start.length, target.length);
        return joined;
    }

    /** The answer to join. */
    byte[] peer(byte[] target) {
        return joined(
                write(out -> {
                    start(out, "peer", hub.peerId(), 5);
                    out.writeFieldName("peerMetadata");
                    out.writeStartObject(null, 2);
                    out.writeStringField("storageId", hub.storageId());
                    out.writeBooleanField("isEphemeral", false);
                    out.writeEndObject();
                    out.writeStringField("selectedProtocolVersion", "1");
                }),
                target);
    }

    byte[] error(String message, byte[] target) {
        return joined(
                write(out -> {
                    start(out, "error", hub.peerId(), 4);
                    out.writeStringField("message", message);
                }),
                target);
    }

    private byte[] start(ToPeer message) {
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
        } else if (message instanceof ToPeer.WhoDraws told) {
            return ephemeral(told.document(), hub.peerId(), told.sessionId(), told.count(), whoDraws(told.conduct()));
        } else if (message instanceof ToPeer.CourseNow told) {
            return ephemeral(
                    told.document(),
                    hub.peerId(),
                    told.sessionId(),
                    told.count(),
                    map(out -> CourseForm.write(out, told.course(), told.now())));
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
        return map(out -> {
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
        return map(out -> {
            out.writeStartObject(null, refused.about().isPresent() ? 5 : 4);
            out.writeStringField("balcony", "refused");
            out.writeFieldName("hashes");
            writeTexts(out, refused.hashes().stream().map(ChangeHash::hex).toList());
            out.writeStringField("code", refused.code());
            out.writeStringField("reason", refused.words());
            if (refused.about().isPresent()) {
                out.writeFieldName("about");
                out.writeStartObject(null, 2);
                out.writeStringField("collection", refused.about().get().collection());
                out.writeStringField("id", refused.about().get().id());
                out.writeEndObject();
            }
        });
    }

    private static byte[] whoDraws(Conduct conduct) {
        return map(out -> {
            out.writeStartObject(null, conduct.handsOff().isPresent() ? 4 : 3);
            out.writeStringField("balcony", "conduct");
            out.writeBooleanField("handsOff", conduct.handsOff().isPresent());
            if (conduct.handsOff().isPresent()) {
                out.writeStringField("by", conduct.handsOff().get().by().value());
            }
            out.writeFieldName("locks");
            out.writeStartObject(null, conduct.locks().size());
            for (var locks : conduct.locks().entrySet()) {
                out.writeFieldName(locks.getKey());
                writeTexts(out, List.copyOf(locks.getValue().keySet()));
            }
            out.writeEndObject();
        });
    }

    private static void start(JsonGenerator out, String type, String sender, int fields) throws IOException {
        out.writeStartObject(null, fields);
        out.writeStringField("type", type);
        out.writeStringField("senderId", sender);
    }

    private static void startAbout(JsonGenerator out, String type, String sender, DocumentId document, int fields)
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

    /** Writes a map whose start the body writes, up to where the peer's id is to stand. */
    private static byte[] write(Body body) {
        byte[] forNobody = map(out -> {
            body.writeTo(out);
            out.writeStringField("targetId", "");
        });
        int end = forNobody.length - 1;
        if (forNobody[end] != NOBODY) {
            throw new IllegalStateException("an envelope that does not end with an empty text");
        }
        return Arrays.copyOf(forNobody, end);
    }

    /** Writes a map whose start the body writes, and ends it. */
    private static byte[] map(Body body) {
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
