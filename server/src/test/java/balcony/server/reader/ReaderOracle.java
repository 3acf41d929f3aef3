package balcony.server.reader;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.automerge.AmValue;
import org.automerge.Document;
import org.automerge.MapEntry;
import org.automerge.NewValue;
import org.automerge.ObjectId;
import org.automerge.Transaction;

/**
 * automerge-java as the judge of changes, in a process of its own because a bad one ends it: the same questions and verdicts as
 * {@code web-client/peers/oracle.mjs}.
 */
public final class ReaderOracle {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MAX_OBJECTS = 60;

    private List<byte[]> chunks = List.of();
    private Document base = new Document();
    /** Parts of the base as documents, by their places in it. */
    private final Map<List<Integer>, Document> parts = new HashMap<>();

    public static void main(String[] args) throws IOException {
        PrintStream verdicts = System.out;
        System.setOut(System.err);
        BufferedReader questions = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        ReaderOracle oracle = new ReaderOracle();
        for (String line = questions.readLine(); line != null; line = questions.readLine()) {
            verdicts.println(JSON.writeValueAsString(oracle.answer(JSON.readTree(line))));
        }
    }

    private Object answer(JsonNode question) throws IOException {
        try {
            if (question.has("base")) {
                begin(question.get("base"));
            } else {
                judge(question.get("changes"));
            }
            return JSON.nullNode();
        } catch (IllegalStateException found) {
            return String.valueOf(found.getMessage());
        } catch (RuntimeException thrown) {
            return thrown + " at " + thrown.getStackTrace()[Math.min(2, thrown.getStackTrace().length - 1)];
        }
    }

    private void begin(JsonNode encoded) {
        base.free();
        parts.values().forEach(Document::free);
        parts.clear();
        chunks = new ArrayList<>();
        encoded.forEach(chunk -> chunks.add(Base64.getDecoder().decode(chunk.asText())));
        base = new Document();
        base.applyEncodedChanges(joined(chunks));
    }

    private void judge(JsonNode suspects) throws IOException {
        Document document = base.fork();
        try {
            take(document, suspects, "");
            touchAll(document);
            same(document, "saved and loaded");
        } finally {
            document.free();
        }
        Map<List<Integer>, List<JsonNode>> byPart = new LinkedHashMap<>();
        for (JsonNode suspect : suspects) {
            List<Integer> early = new ArrayList<>();
            suspect.get("early").forEach(place -> early.add(place.asInt()));
            if (early.size() < chunks.size()) {
                byPart.computeIfAbsent(early, any -> new ArrayList<>()).add(suspect);
            }
        }
        for (Map.Entry<List<Integer>, List<JsonNode>> some : byPart.entrySet()) {
            judgeEarly(some.getKey(), some.getValue());
        }
    }

    /** With only what they build on, as a peer may have it before all else. */
    private void judgeEarly(List<Integer> part, List<JsonNode> suspects) throws IOException {
        Document early = parts.computeIfAbsent(part, this::part).fork();
        try {
            take(early, suspects, " early");
            same(early, "taken early, saved and loaded");
            early.applyEncodedChanges(joined(chunks));
            same(early, "followed by the rest, saved and loaded");
        } finally {
            early.free();
        }
    }

    private Document part(List<Integer> places) {
        Document document = new Document();
        document.applyEncodedChanges(joined(places.stream().map(chunks::get).toList()));
        return document;
    }

    private static void take(Document document, Iterable<JsonNode> suspects, String when) {
        for (JsonNode suspect : suspects) {
            document.applyEncodedChanges(chunk(suspect));
        }
        TreeSet<String> heads = heads(document);
        for (JsonNode suspect : suspects) {
            if (!heads.contains(suspect.get("hash").asText())) {
                throw new IllegalStateException("not taken" + when);
            }
        }
    }

    private static byte[] chunk(JsonNode suspect) {
        return Base64.getDecoder().decode(suspect.get("change").asText());
    }

    private static void same(Document document, String when) throws IOException {
        Document loaded = Document.load(document.save());
        try {
            if (!heads(loaded).equals(heads(document))) {
                throw new IllegalStateException("other heads when " + when);
            }
            if (!Arrays.equals(json(loaded), json(document))) {
                throw new IllegalStateException("reads otherwise when " + when);
            }
        } finally {
            loaded.free();
        }
    }

    private static TreeSet<String> heads(Document document) {
        TreeSet<String> heads = new TreeSet<>();
        for (org.automerge.ChangeHash hash : document.getHeads()) {
            heads.add(HexFormat.of().formatHex(hash.getBytes()));
        }
        return heads;
    }

    private static byte[] json(Document document) throws IOException {
        try (MapJson json = MapJson.now(document)) {
            json.writeRoot();
            return json.finish();
        }
    }

    /** Edits every object, so that whatever is wrong with one shows. */
    private static void touchAll(Document document) {
        List<ObjectId> open = new ArrayList<>(List.of(ObjectId.ROOT));
        Transaction edits = document.startTransaction();
        try {
            touchAll(edits, open);
            edits.commit();
        } catch (RuntimeException bad) {
            edits.rollback();
            throw bad;
        }
    }

    private static void touchAll(Transaction edits, List<ObjectId> open) {
        for (int i = 0; i < open.size() && i < MAX_OBJECTS; i++) {
            ObjectId object = open.get(i);
            Optional<String[]> keys = edits.keys(object);
            Optional<String> text = edits.text(object);
            if (text.isPresent()) {
                int length = (int) edits.length(object);
                edits.spliceText(object, 0, length > 2 ? 1 : 0, "zz");
                edits.spliceText(object, length / 2, 0, "y");
            } else if (keys.isPresent()) {
                // Not by name: automerge-java finds no name beyond the basic plane.
                for (MapEntry entry : edits.mapEntries(object).orElse(new MapEntry[0])) {
                    object(entry.getValue()).ifPresent(open::add);
                }
                edits.set(object, "zz", 1);
            } else {
                edits.listItems(object).ifPresent(items -> {
                    for (AmValue item : items) {
                        object(item).ifPresent(open::add);
                    }
                });
                edits.insert(object, edits.length(object) / 2, NewValue.integer(7));
                edits.delete(object, 0);
            }
        }
    }

    private static Optional<ObjectId> object(AmValue value) {
        if (value instanceof AmValue.Map map) {
            return Optional.of(map.getId());
        } else if (value instanceof AmValue.List list) {
            return Optional.of(list.getId());
        } else if (value instanceof AmValue.Text text) {
            return Optional.of(text.getId());
        }
        return Optional.empty();
    }

    private static byte[] joined(List<byte[]> chunks) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        chunks.forEach(all::writeBytes);
        return all.toByteArray();
    }
}
