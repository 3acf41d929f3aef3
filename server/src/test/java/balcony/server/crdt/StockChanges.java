package balcony.server.crdt;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Base64;
import java.util.List;

/**
 * A history that stock clients made from a seed.
 *
 * @param lines what each change is, as stock Automerge decodes it, with its chunk
 * @param result the heads and the document in the end
 */
record StockChanges(List<JsonNode> lines, JsonNode result) {
    static StockChanges of(long seed, int rounds) {
        List<JsonNode> output = StockPeer.run("changes.mjs", "", seed, rounds);
        return new StockChanges(output.subList(0, output.size() - 1), output.get(output.size() - 1));
    }

    static byte[] chunk(JsonNode line) {
        return Base64.getDecoder().decode(line.get("chunk").asText());
    }

    List<byte[]> chunks() {
        return lines.stream().map(StockChanges::chunk).toList();
    }

    List<Change> changes() {
        return chunks().stream()
                .map(chunk -> ((DecodedChange.Valid) ChangeDecoder.decode(chunk)).change())
                .toList();
    }
}
