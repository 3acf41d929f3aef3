package balcony.model;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** A map by chance: elements and voices of which some are one, and links with claims of every sort. */
final class RandomMap {
    private static final List<String> STANDINGS = List.of("here", "here", "here", "aside", "gone");

    private RandomMap() {}

    static Map<String, Object> tree(Random chance) {
        Map<String, Object> elements = mergeable("e", 5, chance);
        Map<String, Object> voices = mergeable("v", 4, chance);
        Map<String, Object> links = new LinkedHashMap<>();
        for (int i = 0; i < 1 + chance.nextInt(12); i++) {
            links.put("l" + i, link(chance));
        }
        return Map.of("elements", elements, "voices", voices, "links", links);
    }

    private static Map<String, Object> mergeable(String letter, int count, Random chance) {
        Map<String, Object> records = new LinkedHashMap<>();
        for (int i = 0; i < count; i++) {
            Map<String, Object> record = new LinkedHashMap<>();
            record.put("standing", pick(STANDINGS, chance));
            if (chance.nextInt(3) == 0) {
                record.put("oneWith", letter + chance.nextInt(count + 1));
            }
            records.put(letter + i, record);
        }
        return records;
    }

    private static Map<String, Object> link(Random chance) {
        Map<String, Object> claims = new LinkedHashMap<>();
        for (int i = 0; i < chance.nextInt(4); i++) {
            claims.put("c" + i, claim(chance));
        }
        return Map.of(
                "from",
                "e" + chance.nextInt(5),
                "to",
                "e" + chance.nextInt(5),
                "kind",
                pick(List.of("influences", "influences", "works-with"), chance),
                "claims",
                claims);
    }

    private static Map<String, Object> claim(Random chance) {
        Map<String, Object> voices = new LinkedHashMap<>();
        for (int i = 0; i < chance.nextInt(3); i++) {
            voices.put("v" + chance.nextInt(5), true);
        }
        Map<String, Object> claim = new LinkedHashMap<>();
        claim.put("voices", voices);
        claim.put("sign", pick(List.of("+", "-", "0", "?", "none"), chance));
        claim.put("state", pick(List.of("held", "held", "withdrawn"), chance));
        return claim;
    }

    private static String pick(List<String> from, Random chance) {
        return from.get(chance.nextInt(from.size()));
    }
}
