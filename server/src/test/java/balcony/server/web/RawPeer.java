package balcony.server.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.cbor.databind.CBORMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A peer that says exactly what a test wants, right or wrong. */
final class RawPeer implements AutoCloseable {
    static final CBORMapper CBOR = new CBORMapper();

    private final BlockingQueue<JsonNode> heard = new LinkedBlockingQueue<>();
    private final CompletableFuture<Integer> closeCode = new CompletableFuture<>();
    private final WebSocket socket;

    private RawPeer(WebSocket.Builder builder, String url) {
        socket = builder.buildAsync(URI.create(url), new Listener()).join();
    }

    static RawPeer connect(String url) {
        return new RawPeer(HttpClient.newHttpClient().newWebSocketBuilder(), url);
    }

    /** Connected by a client of the test's own, that trusts whom it wants. */
    static RawPeer connect(HttpClient client, String url) {
        return new RawPeer(client.newWebSocketBuilder(), url);
    }

    static RawPeer connectFrom(String origin, String url) {
        return new RawPeer(HttpClient.newHttpClient().newWebSocketBuilder().header("Origin", origin), url);
    }

    /** Joined under a peer id, with the answer heard. */
    static RawPeer joined(String url, String peerId) {
        RawPeer peer = connect(url);
        peer.say("type", "join", "senderId", peerId, "peerMetadata", Map.of("isEphemeral", true));
        JsonNode answer = peer.hear();
        if (!answer.get("type").asText().equals("peer")) {
            throw new AssertionError("join was answered by " + answer);
        }
        return peer;
    }

    void say(Object... keysAndValues) {
        Map<String, Object> message = new LinkedHashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            message.put((String) keysAndValues[i], keysAndValues[i + 1]);
        }
        try {
            sayBytes(CBOR.writeValueAsBytes(message));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void sayBytes(byte[] bytes) {
        socket.sendBinary(ByteBuffer.wrap(bytes), true).join();
    }

    void sayText(String text) {
        socket.sendText(text, true).join();
    }

    /** The next message. */
    JsonNode hear() {
        try {
            JsonNode message = heard.poll(10, TimeUnit.SECONDS);
            if (message == null) {
                throw new AssertionError("heard nothing; closed with " + closeCode.getNow(0));
            }
            return message;
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** The next message of a type; others are passed over. */
    JsonNode hear(String type) {
        JsonNode message = hear();
        while (!message.get("type").asText().equals(type)) {
            message = hear();
        }
        return message;
    }

    int closeCode() {
        return closeCode.orTimeout(10, TimeUnit.SECONDS).join();
    }

    boolean isOpen() {
        return !closeCode.isDone();
    }

    @Override
    public void close() {
        socket.abort();
    }

    private final class Listener implements WebSocket.Listener {
        private final ByteArrayOutputStream parts = new ByteArrayOutputStream();

        @Override
        public CompletionStage<?> onBinary(WebSocket webSocket, ByteBuffer data, boolean last) {
            byte[] part = new byte[data.remaining()];
            data.get(part);
            parts.writeBytes(part);
            if (last) {
                try {
                    heard.add(CBOR.readTree(parts.toByteArray()));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
                parts.reset();
            }
            webSocket.request(1);
            return null;
        }

        @Override
        public CompletionStage<?> onClose(WebSocket webSocket, int statusCode, String reason) {
            closeCode.complete(statusCode);
            return null;
        }

        @Override
        public void onError(WebSocket webSocket, Throwable error) {
            closeCode.completeExceptionally(error);
        }
    }
}
