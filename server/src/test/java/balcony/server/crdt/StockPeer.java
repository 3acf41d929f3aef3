package balcony.server.crdt;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Runs a script of {@code web-client/peers}: Automerge as stock pages run it. */
public final class StockPeer {
    private static final ObjectMapper JSON = new ObjectMapper();

    private StockPeer() {}

    /** The JSON lines that a script prints, given arguments and standard input. */
    public static List<JsonNode> run(String script, String input, Object... arguments) {
        Path client = webClient();
        List<String> command = new ArrayList<>(List.of("node", "peers/" + script));
        for (Object argument : arguments) {
            command.add(argument.toString());
        }
        try {
            Path in = Files.createTempFile("balcony-peer", ".in");
            Path errors = Files.createTempFile("balcony-peer", ".err");
            Files.writeString(in, input);
            Process process = new ProcessBuilder(command)
                    .directory(client.toFile())
                    .redirectInput(in.toFile())
                    .redirectError(errors.toFile())
                    .start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new AssertionError(command + " failed: " + Files.readString(errors));
            }
            Files.delete(in);
            Files.delete(errors);
            List<JsonNode> lines = new ArrayList<>();
            for (String line : output.lines().toList()) {
                lines.add(JSON.readTree(line));
            }
            return lines;
        } catch (IOException e) {
            throw new UncheckedIOException("could not run " + command + "; is Node installed?", e);
        } catch (InterruptedException e) {
            throw new AssertionError("interrupted while running " + command, e);
        }
    }

    private static Path webClient() {
        Path client = Path.of(System.getProperty("balcony.webClient", "../web-client"));
        if (!Files.isDirectory(client.resolve("node_modules/@automerge/automerge"))) {
            throw new AssertionError("stock Automerge is missing in "
                    + client.toAbsolutePath().normalize() + ": run `npm ci --ignore-scripts` there");
        }
        return client;
    }
}
