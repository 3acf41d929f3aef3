package balcony.server.reader;

import balcony.server.crdt.Change;
import balcony.server.crdt.ChangeDecoder;
import balcony.server.crdt.ChangeHash;
import balcony.server.crdt.DecodedChange;
import balcony.server.crdt.DocumentId;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.OptionalInt;
import java.util.TreeSet;

/** A history made by stock Automerge in Node, with pictures that the reader must agree with. */
record JsHistory(DocumentId document, List<Change> all, List<Picture> pictures) implements Past {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** What stock Automerge reads after the first {@code count} changes. */
    record Picture(int count, List<ChangeHash> heads, JsonNode map) {}

    static JsHistory of(int changes) throws IOException {
        Process node = new ProcessBuilder("node", "peers/history.mjs", Integer.toString(changes))
                .directory(Path.of("../web-client").toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        List<Change> all = new ArrayList<>();
        List<Picture> pictures = new ArrayList<>();
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(node.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                JsonNode json = JSON.readTree(line);
                if (json.has("chunk")) {
                    byte[] chunk = Base64.getDecoder().decode(json.get("chunk").asText());
                    all.add(((DecodedChange.Valid) ChangeDecoder.decode(chunk)).change());
                } else {
                    JsonNode picture = json.get("picture");
                    List<ChangeHash> heads = new ArrayList<>();
                    picture.get("heads").forEach(head -> heads.add(ChangeHash.parse(head.asText())));
                    pictures.add(new Picture(picture.get("count").asInt(), heads, picture.get("map")));
                }
            }
        }
        return new JsHistory(new DocumentId("doc" + changes), all, pictures);
    }

    @Override
    public int size() {
        return all.size();
    }

    @Override
    public List<Change> changes(int from, int to) {
        return all.subList(from, Math.min(to, all.size()));
    }

    @Override
    public List<ChangeHash> heads(int count) {
        TreeSet<ChangeHash> heads = new TreeSet<>();
        for (Change change : all.subList(0, count)) {
            change.deps().forEach(heads::remove);
            heads.add(change.hash());
        }
        return List.copyOf(heads);
    }

    @Override
    public OptionalInt indexOf(ChangeHash hash) {
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i).hash().equals(hash)) {
                return OptionalInt.of(i);
            }
        }
        return OptionalInt.empty();
    }
}
