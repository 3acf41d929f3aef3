package balcony.server.crdt;

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
import java.util.List;
import java.util.Map;

/** A stock client that makes one history after another, each from its seed. */
final class StockHistories implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Process process;
    private final Writer questions;
    private final BufferedReader answers;

    StockHistories() {
        Path client = Path.of(System.getProperty("balcony.webClient", "../web-client"));
        try {
            process = new ProcessBuilder("node", "peers/histories.mjs")
                    .directory(client.toFile())
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        questions = process.outputWriter(StandardCharsets.UTF_8);
        answers = process.inputReader(StandardCharsets.UTF_8);
    }

    /**
     * The chunks of a history in an order in which they can be taken.
     *
     * @param sizes how many edits a change may have, one of which is drawn for each change
     * @param longest characters of the longest word
     */
    List<byte[]> chunks(long seed, int rounds, List<Integer> sizes, int longest) {
        try {
            questions.write(JSON.writeValueAsString(
                    Map.of("seed", seed, "rounds", rounds, "sizes", sizes, "longest", longest)));
            questions.write('\n');
            questions.flush();
            String line = answers.readLine();
            if (line == null) {
                throw new AssertionError("stock Automerge ended over seed " + seed);
            }
            List<byte[]> chunks = new ArrayList<>();
            for (JsonNode chunk : JSON.readTree(line)) {
                chunks.add(Base64.getDecoder().decode(chunk.asText()));
            }
            return chunks;
        } catch (IOException e) {
            throw new UncheckedIOException("stock Automerge ended over seed " + seed, e);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
