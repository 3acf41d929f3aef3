package balcony.server.crdt;

import java.time.Instant;
import java.util.List;
import java.util.Random;

/** Edits of every kind that the server can make, from one source of randomness. */
final class RandomEdits {
    private static final List<String> WORDS =
            List.of("", "a", "Loneliness", "naïve café", "日本語", "🏡", "👩‍👩‍👧 family", "e\u0301", "x".repeat(300));
    private static final List<String> KEYS = List.of("a0", "a1", "b", "ключ", "🗝", "list");

    private final Random random;

    RandomEdits(Random random) {
        this.random = random;
    }

    /** Some edits, somewhere in the document. */
    void change(MapEditor root) {
        for (int left = random.nextInt(8); left > 0; left--) {
            MapEditor map = root;
            while (random.nextInt(3) == 0) {
                map = map.map(key());
            }
            edit(map);
        }
    }

    String string() {
        return pick(WORDS) + pick(WORDS);
    }

    private void edit(MapEditor map) {
        switch (random.nextInt(13)) {
            case 0 -> map.put(key(), string());
            case 1 -> map.put(key(), random.nextLong() >> (11 + random.nextInt(53)));
            case 2 -> map.put(key(), random.nextDouble());
            case 3 -> map.put(key(), random.nextBoolean());
            case 4 -> map.put(key(), Instant.ofEpochMilli(random.nextInt()));
            case 5 -> map.putNull(key());
            case 6 -> map.put(key(), new Value.Uint(random.nextInt(100)));
            case 7 -> map.put(key(), new Value.Bytes(string().getBytes(java.nio.charset.StandardCharsets.UTF_8)));
            case 8 -> map.delete(key());
            case 9 -> map.list(key(), List.of(new Value.Str(string()), new Value.Int(random.nextInt(9))));
            default ->
                retype(map, pick(map.view().keys().isEmpty() ? KEYS : map.view().keys()));
        }
    }

    private void retype(MapEditor map, String key) {
        String old = map.view().text(key).orElse("");
        int points = old.codePointCount(0, old.length());
        int from = old.offsetByCodePoints(0, random.nextInt(points + 1));
        int to = old.offsetByCodePoints(from, random.nextInt(old.codePointCount(from, old.length()) + 1));
        map.text(key, old.substring(0, from) + string() + old.substring(to));
    }

    private String key() {
        return pick(KEYS);
    }

    private <T> T pick(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }
}
