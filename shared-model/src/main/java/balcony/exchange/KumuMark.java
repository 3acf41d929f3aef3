package balcony.exchange;

import java.util.LinkedHashMap;
import java.util.Map;

/** What a record keeps of the Kumu row that it came from, under {@code ext.kumu}: its id, its type, its other fields. */
final class KumuMark {
    private KumuMark() {}

    static Map<String, Object> of(String id, String type, Map<String, Object> fields) {
        Map<String, Object> kumu = new LinkedHashMap<>();
        kumu.put("id", id);
        kumu.put("type", type);
        if (!fields.isEmpty()) {
            kumu.put("fields", fields);
        }
        return Map.of("kumu", kumu);
    }

    /** The id in the file that a record came from; empty for one that came from no Kumu file. */
    static String id(Map<String, Object> ext) {
        return ext.get("kumu") instanceof Map<?, ?> kumu && kumu.get("id") instanceof String id ? id : "";
    }

    /** Whether a record holds everything that a fresh mark says; numbers compare as numbers. */
    static boolean same(Object kept, Object fresh) {
        if (kept instanceof Map<?, ?> was && fresh instanceof Map<?, ?> is) {
            return is.entrySet().stream().allMatch(entry -> {
                Object other = was.get(entry.getKey());
                return other != null && same(other, entry.getValue());
            });
        }
        if (kept instanceof Number was && fresh instanceof Number is) {
            return was.doubleValue() == is.doubleValue();
        }
        return kept.equals(fresh);
    }
}
