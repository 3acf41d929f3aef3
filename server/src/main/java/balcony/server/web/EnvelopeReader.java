package balcony.server.web;

import balcony.server.crdt.DocumentId;
import balcony.server.room.FromPeer;
import balcony.server.sync.DecodedMessage;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.dataformat.cbor.CBORFactory;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads the frames of one socket, each one CBOR map. Keys come in any order and unknown ones are skipped; {@code undefined} and {@code null} mean
 * absent; whole numbers may be floating-point ones, as stock clients write those above 2^32. Used by one thread at a time.
 */
final class EnvelopeReader {
    private static final int MAX_DEPTH = 8;
    private static final int MAX_TEXT = 512;
    private static final int MAX_LIST = 1024;
    private static final String PROTOCOL_VERSION = "1";
    private static final double MAX_EXACT = 9_007_199_254_740_992.0;

    private static final CBORFactory CBOR = CBORFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(MAX_DEPTH)
                    .maxNameLength(MAX_TEXT)
                    .maxStringLength(64 << 10)
                    .build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private final int largestEphemeral;

    private final RepeatedSync syncs;

    /** The document that was spoken of last, as mostly it is the next one too. */
    private Optional<DocumentId> latest = Optional.empty();

    private Optional<SyncFrame> latestSync = Optional.empty();

    /**
     * @param largestEphemeral what an ephemeral message may carry, in bytes
     * @param syncs reads sync messages
     */
    EnvelopeReader(int largestEphemeral, RepeatedSync syncs) {
        this.largestEphemeral = largestEphemeral;
        this.syncs = syncs;
    }

    ClientMessage read(byte[] frame) {
        if (latestSync.isPresent()) {
            SyncFrame same = latestSync.get();
            Optional<SyncFrame.Message> message = same.in(frame);
            if (message.isPresent()) {
                return said(same, frame, message.get());
            }
        }
        return readAnew(frame);
    }

    private ClientMessage said(SyncFrame about, byte[] frame, SyncFrame.Message message) {
        DecodedMessage decoded = syncs.decode(frame, message.from(), message.to());
        return new ClientMessage.Said(
                about.sender(),
                new FromPeer.Sync(about.document(), decoded, message.to() - message.from(), about.request()));
    }

    private ClientMessage readAnew(byte[] frame) {
        try (JsonParser parser = CBOR.createParser(frame)) {
            Envelope envelope = new Envelope(frame);
            envelope.readMap(parser);
            return envelope.interpret();
        } catch (IOException | IllegalArgumentException malformed) {
            return new ClientMessage.Malformed(malformed.getClass().getSimpleName());
        }
    }

    private Optional<DocumentId> document(String text) {
        if (latest.isPresent() && latest.get().text().equals(text)) {
            return latest;
        }
        Optional<DocumentId> parsed = DocumentId.parse(text);
        latest = parsed.isPresent() ? parsed : latest;
        return parsed;
    }

    /** The fields of one frame, as far as anybody needs them. */
    private final class Envelope {
        private final byte[] frame;
        private @Nullable String type;
        private @Nullable String senderId;
        private @Nullable String documentId;
        private @Nullable String sessionId;
        private byte @Nullable [] data;
        private int beforeData;
        private int behindData;
        private long count = -1;
        private List<String> versions = List.of(PROTOCOL_VERSION);
        private List<String> add = List.of();
        private List<String> remove = List.of();

        private Envelope(byte[] frame) {
            this.frame = frame;
        }

        private void readMap(JsonParser parser) throws IOException {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new IllegalArgumentException("a frame is one CBOR map");
            }
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String key = parser.currentName();
                int behindKey = (int) parser.currentLocation().getByteOffset();
                if (parser.nextToken() != JsonToken.VALUE_NULL) {
                    readField(key, parser);
                }
                if (key.equals("data")) {
                    beforeData = behindKey;
                    behindData = (int) parser.currentLocation().getByteOffset();
                }
            }
            if (parser.currentToken() != JsonToken.END_OBJECT || parser.nextToken() != null) {
                throw new IllegalArgumentException("something follows the map");
            }
        }

        private void readField(String key, JsonParser parser) throws IOException {
            switch (key) {
                case "type" -> type = text(parser);
                case "senderId" -> senderId = text(parser);
                case "documentId" -> documentId = text(parser);
                case "sessionId" -> sessionId = text(parser);
                case "data" -> data = bytes(parser);
                case "count" -> count = wholeNumber(parser);
                case "supportedProtocolVersions" -> versions = texts(parser);
                case "add" -> add = texts(parser);
                case "remove" -> remove = texts(parser);
                default -> parser.skipChildren();
            }
        }

        private ClientMessage interpret() {
            if (type == null || senderId == null || senderId.isEmpty()) {
                return new ClientMessage.Malformed("no type or no senderId");
            }
            String sender = senderId;
            return switch (type) {
                case "join" -> new ClientMessage.Join(sender, versions);
                case "sync" -> sync(sender, false);
                case "request" -> sync(sender, true);
                case "ephemeral" -> ephemeral(sender);
                case "remote-subscription-change" ->
                    new ClientMessage.Said(
                            sender, new FromPeer.Subscriptions(new HashSet<>(add), new HashSet<>(remove)));
                case "doc-unavailable", "remote-heads-changed", "leave" -> new ClientMessage.Idle(sender);
                default -> new ClientMessage.Malformed("an unknown type");
            };
        }

        private ClientMessage sync(String sender, boolean request) {
            Optional<DocumentId> document = about();
            if (document.isEmpty() || data == null || data.length == 0) {
                return new ClientMessage.Malformed("a sync message without document or data");
            }
            latestSync = SyncFrame.around(frame, beforeData, behindData, sender, document.get(), request);
            return new ClientMessage.Said(
                    sender,
                    new FromPeer.Sync(document.get(), syncs.decode(data, 0, data.length), data.length, request));
        }

        private ClientMessage ephemeral(String sender) {
            Optional<DocumentId> document = about();
            if (document.isEmpty() || data == null || data.length == 0 || sessionId == null || count < 0) {
                return new ClientMessage.Malformed("an ephemeral message without document, data, session or count");
            }
            if (data.length > largestEphemeral) {
                return new ClientMessage.Malformed("an ephemeral message that is too large");
            }
            return new ClientMessage.Said(sender, new FromPeer.Ephemeral(document.get(), sessionId, count, data));
        }

        private Optional<DocumentId> about() {
            return Optional.ofNullable(documentId).flatMap(EnvelopeReader.this::document);
        }
    }

    private static String text(JsonParser parser) throws IOException {
        if (parser.currentToken() != JsonToken.VALUE_STRING) {
            throw new IllegalArgumentException("text was expected");
        }
        String text = parser.getText();
        if (text.length() > MAX_TEXT) {
            throw new IllegalArgumentException("a text is too long");
        }
        return text;
    }

    private static byte[] bytes(JsonParser parser) throws IOException {
        if (parser.currentToken() != JsonToken.VALUE_EMBEDDED_OBJECT) {
            throw new IllegalArgumentException("bytes were expected");
        }
        return parser.getBinaryValue();
    }

    private static long wholeNumber(JsonParser parser) throws IOException {
        if (parser.currentToken() == JsonToken.VALUE_NUMBER_INT) {
            return parser.getLongValue();
        }
        if (parser.currentToken() != JsonToken.VALUE_NUMBER_FLOAT) {
            throw new IllegalArgumentException("a number was expected");
        }
        double number = parser.getDoubleValue();
        if (Math.rint(number) != number || Math.abs(number) > MAX_EXACT) {
            throw new IllegalArgumentException("a whole number was expected");
        }
        return (long) number;
    }

    private static List<String> texts(JsonParser parser) throws IOException {
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            throw new IllegalArgumentException("a list was expected");
        }
        List<String> texts = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            texts.add(text(parser));
            if (texts.size() > MAX_LIST) {
                throw new IllegalArgumentException("a list is too long");
            }
        }
        return texts;
    }
}
