package balcony.server.reader;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.automerge.AmValue;
import org.automerge.ChangeHash;
import org.automerge.Document;
import org.automerge.ObjectId;
import org.automerge.ObjectType;
import org.automerge.SyncState;
import org.automerge.Transaction;

/**
 * Peers that sync by automerge-java's own {@link SyncState}, in a process of their own because a fault ends it. Questions and
 * answers are those of {@code web-client/peers/sync-peers.mjs}.
 */
public final class SyncStateOracle {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String[] KEYS = {"a", "b", "shared", "ключ"};
    private static final String[] WORDS = {"", "z", "Loneliness", "naïve café", "日本語", "🏡"};

    private final Map<String, Peer> peers = new HashMap<>();

    public static void main(String[] args) throws IOException {
        PrintStream answers = System.out;
        System.setOut(System.err);
        BufferedReader questions = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        SyncStateOracle oracle = new SyncStateOracle();
        for (String line = questions.readLine(); line != null; line = questions.readLine()) {
            answers.println(JSON.writeValueAsString(oracle.answer(JSON.readTree(line))));
        }
    }

    private Object answer(JsonNode question) {
        String name = question.get("peer").asText();
        if (question.get("do").asText().equals("make")) {
            peers.put(
                    name,
                    new Peer(new Document(
                            HexFormat.of().parseHex(question.get("actor").asText()))));
            return "";
        }
        Peer peer = peers.get(name);
        return switch (question.get("do").asText()) {
            case "edit" -> peer.edit(new Random(question.get("seed").asLong()));
            case "say" -> peer.say();
            case "hear" ->
                peer.hear(Base64.getDecoder().decode(question.get("message").asText()));
            case "drop" -> peer.drop();
            case "heads" -> peer.heads();
            case "save" -> Base64.getEncoder().encodeToString(peer.document.save());
            default -> throw new IllegalArgumentException("no such question: " + question);
        };
    }

    private static final class Peer {
        private final Document document;
        private SyncState state = new SyncState();

        Peer(Document document) {
            this.document = document;
        }

        Object edit(Random random) {
            Transaction edits = document.startTransaction();
            for (int left = 1 + random.nextInt(4); left > 0; left--) {
                edit(edits, random);
            }
            edits.commit();
            return "";
        }

        private static void edit(Transaction edits, Random random) {
            String key = KEYS[random.nextInt(KEYS.length)];
            String word = WORDS[random.nextInt(WORDS.length)];
            Optional<AmValue> there = edits.get(ObjectId.ROOT, key);
            switch (random.nextInt(6)) {
                case 0 -> edits.set(ObjectId.ROOT, key, random.nextInt(1000));
                case 1 -> edits.set(ObjectId.ROOT, key, word);
                case 2 -> edits.spliceText(edits.set(ObjectId.ROOT, key, ObjectType.TEXT), 0, 0, word);
                case 3 -> {
                    ObjectId list = edits.set(ObjectId.ROOT, key, ObjectType.LIST);
                    edits.insert(list, 0, random.nextBoolean());
                    edits.insert(list, 0, word);
                }
                case 4 -> there.ifPresent(any -> edits.delete(ObjectId.ROOT, key));
                default -> {
                    if (there.orElse(null) instanceof AmValue.Text text) {
                        long length = edits.length(text.getId());
                        long from = random.nextInt((int) length + 1);
                        edits.spliceText(text.getId(), from, Math.min(1, length - from), word);
                    } else if (there.orElse(null) instanceof AmValue.List list) {
                        edits.insert(list.getId(), edits.length(list.getId()), random.nextInt(9));
                    }
                }
            }
        }

        Object say() {
            return document.generateSyncMessage(state)
                    .map(message -> (Object) Base64.getEncoder().encodeToString(message))
                    .orElse(JSON.nullNode());
        }

        Object hear(byte[] message) {
            document.receiveSyncMessage(state, message);
            return "";
        }

        Object drop() {
            state.free();
            state = new SyncState();
            return "";
        }

        Object heads() {
            List<String> heads = new ArrayList<>();
            for (ChangeHash head : document.getHeads()) {
                heads.add(HexFormat.of().formatHex(head.getBytes()));
            }
            return heads;
        }
    }
}
