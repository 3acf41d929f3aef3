package balcony.server.sync;

import balcony.server.crdt.ChangeHash;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** A process in which peers sync by Automerge's own code; it answers a line of JSON by another. */
final class PeerProcess implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final String name;
    private final Process process;
    private final Writer questions;
    private final BufferedReader answers;

    private PeerProcess(String name, ProcessBuilder command) {
        this.name = name;
        try {
            process = command.redirectError(ProcessBuilder.Redirect.DISCARD).start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        questions = process.outputWriter(StandardCharsets.UTF_8);
        answers = process.inputReader(StandardCharsets.UTF_8);
    }

    /** Stock @automerge/automerge, as pages run it. */
    static PeerProcess stock() {
        Path client = Path.of(System.getProperty("balcony.webClient", "../web-client"));
        return new PeerProcess("stock", new ProcessBuilder("node", "peers/sync-peers.mjs").directory(client.toFile()));
    }

    /** automerge-java's {@code SyncState}. */
    static PeerProcess syncState() {
        return new PeerProcess(
                "SyncState",
                new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-XX:-CreateCoredumpOnCrash",
                        "-XX:ErrorFile=/dev/null",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "balcony.server.reader.SyncStateOracle"));
    }

    /** A peer of this process that has nothing yet. */
    Peer peer(String peer, Random random) {
        byte[] actor = new byte[16];
        random.nextBytes(actor);
        ask(Map.of("peer", peer, "do", "make", "actor", HexFormat.of().formatHex(actor)));
        return new Peer(peer);
    }

    /** What a saved document holds, as stock Automerge reads it. */
    String read(String document) {
        return ask(Map.of("do", "read", "document", document)).asText();
    }

    private JsonNode ask(Map<String, Object> question) {
        try {
            questions.write(JSON.writeValueAsString(question));
            questions.write('\n');
            questions.flush();
            String answer = answers.readLine();
            if (answer == null) {
                throw new AssertionError(name + " ended over " + question);
            }
            return JSON.readTree(answer);
        } catch (IOException e) {
            throw new UncheckedIOException(name + " ended over " + question, e);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    /** One of its peers. */
    final class Peer implements World.Client {
        private final String peer;

        private Peer(String peer) {
            this.peer = peer;
        }

        private JsonNode ask(String what, String key, Object value) {
            Map<String, Object> question = new LinkedHashMap<>();
            question.put("peer", peer);
            question.put("do", what);
            question.put(key, value);
            return PeerProcess.this.ask(question);
        }

        @Override
        public void edit(Random random) {
            ask("edit", "seed", random.nextInt(1 << 30));
        }

        @Override
        public Optional<byte[]> say() {
            JsonNode message = ask("say", "to", "hub");
            return message.isNull()
                    ? Optional.empty()
                    : Optional.of(Base64.getDecoder().decode(message.asText()));
        }

        @Override
        public void hear(byte[] message) {
            ask("hear", "message", Base64.getEncoder().encodeToString(message));
        }

        @Override
        public void drop() {
            ask("drop", "from", "hub");
        }

        @Override
        public List<ChangeHash> heads() {
            List<ChangeHash> heads = new ArrayList<>();
            ask("heads", "of", "all")
                    .forEach(head -> heads.add(ChangeHash.of(HexFormat.of().parseHex(head.asText()))));
            heads.sort(null);
            return heads;
        }

        /** Its document, as Automerge saves it. */
        String save() {
            return ask("save", "of", "all").asText();
        }

        @Override
        public String toString() {
            return name + " " + peer;
        }
    }
}
