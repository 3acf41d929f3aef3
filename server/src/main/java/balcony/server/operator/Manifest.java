package balcony.server.operator;

import balcony.server.journal.StorageFailed;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a backup says of itself: when it was begun, up to where the journal is in it, and the SHA-256 of each file, as hexadecimal.
 *
 * @param begunAt everything acknowledged before this is in the backup
 * @param lastPosition the journal's last position in it
 */
record Manifest(Instant begunAt, String version, long lastPosition, Map<String, String> sha256) {
    /** The name in the archive. */
    static final String NAME = "backup.json";

    private static final int FORMAT = 1;
    private static final ObjectMapper JSON = new ObjectMapper();

    Manifest {
        sha256 = Map.copyOf(sha256);
    }

    byte[] bytes() {
        ObjectNode json = JSON.createObjectNode()
                .put("format", FORMAT)
                .put("begunAt", begunAt.toString())
                .put("version", version)
                .put("lastPosition", lastPosition);
        ObjectNode files = json.putObject("sha256");
        new TreeMap<>(sha256).forEach(files::put);
        try {
            return JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("plain values are written as JSON", e);
        }
    }

    /**
     * Reads what {@link #bytes} wrote.
     *
     * @throws StorageFailed if it is not that
     */
    static Manifest read(byte[] bytes) {
        try {
            JsonNode json = JSON.readTree(bytes);
            if (json.path("format").asInt() != FORMAT) {
                throw new StorageFailed(
                        "the backup has format " + json.path("format") + ", this Balcony knows " + FORMAT);
            }
            Map<String, String> sums = new TreeMap<>();
            for (Map.Entry<String, JsonNode> file : json.path("sha256").properties()) {
                sums.put(file.getKey(), file.getValue().asText());
            }
            return new Manifest(
                    Instant.parse(json.path("begunAt").asText()),
                    json.path("version").asText(),
                    json.path("lastPosition").asLong(),
                    sums);
        } catch (java.io.IOException | DateTimeParseException e) {
            throw new StorageFailed("the backup's own description cannot be read: " + e.getMessage(), e);
        }
    }
}
