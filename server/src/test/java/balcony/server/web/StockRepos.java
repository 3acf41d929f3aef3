package balcony.server.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import org.awaitility.Awaitility;

/** Stock automerge-repo clients in one Node process, driven by commands: {@code web-client/peers/repos.mjs} lists them. */
public final class StockRepos implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Process process;
    private final Writer commands;
    private final BufferedReader answers;

    public StockRepos() {
        Path client = Path.of(System.getProperty("balcony.webClient", "../web-client"));
        try {
            process = new ProcessBuilder("node", "peers/repos.mjs")
                    .directory(client.toFile())
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException("could not run Node", e);
        }
        commands = process.outputWriter(StandardCharsets.UTF_8);
        answers = process.inputReader(StandardCharsets.UTF_8);
    }

    /** Runs a command on a named repo and returns what it answered. */
    public JsonNode call(String command, String repo, Object... keysAndValues) {
        ObjectNode line = JSON.createObjectNode().put("command", command).put("repo", repo);
        for (int i = 0; i < keysAndValues.length; i += 2) {
            line.set((String) keysAndValues[i], JSON.valueToTree(keysAndValues[i + 1]));
        }
        try {
            commands.write(line + "\n");
            commands.flush();
            String answer = answers.readLine();
            if (answer == null) {
                throw new AssertionError("the stock peers ended at " + line);
            }
            JsonNode result = JSON.readTree(answer);
            if (result.has("failed")) {
                throw new AssertionError(
                        line + " failed: " + result.get("failed").asText());
            }
            return result;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String text(String command, String repo, Object... keysAndValues) {
        return call(command, repo, keysAndValues).get("result").asText();
    }

    /** Waits until a repo has a document: on a busy machine its first look may come before it is connected. */
    public void await(String repo, String document) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> text("find", repo, "document", document).equals("ready"));
    }

    @Override
    public void close() {
        process.destroy();
    }
}
