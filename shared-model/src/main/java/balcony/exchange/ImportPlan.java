package balcony.exchange;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What an import would do to a map, row by row.
 *
 * @param source the name of the file, as people are told it
 * @param rows every element and link of the file, in its order
 * @param warnings what was understood otherwise than the file may have meant, each once
 * @param patch the change as a partial document, to be merged into the map: maps into maps, values over values. Empty where
 *     the file changes nothing
 */
public record ImportPlan(String source, List<Row> rows, List<String> warnings, Map<String, Object> patch) {
    public ImportPlan {
        rows = List.copyOf(rows);
        warnings = List.copyOf(warnings);
    }

    /**
     * One element or link of the file.
     *
     * @param kind {@code element} or {@code link}
     * @param name its label; of a link, its two ends
     * @param outcome what would become of it
     * @param reason why it is refused; empty otherwise
     */
    public record Row(String kind, String name, Outcome outcome, String reason) {}

    /** What becomes of a row. */
    public enum Outcome {
        NEW("new"),
        UPDATED("updated"),
        UNCHANGED("unchanged"),
        REFUSED("refused");

        private final String word;

        Outcome(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }
    }

    public int count(Outcome outcome) {
        return (int) rows.stream().filter(row -> row.outcome() == outcome).count();
    }

    /** {@code 12 new, 3 updated, 1 refused}. */
    public String summary() {
        List<String> parts = new ArrayList<>();
        for (Outcome outcome : Outcome.values()) {
            if (count(outcome) > 0) {
                parts.add(count(outcome) + " " + outcome.word());
            }
        }
        return parts.isEmpty() ? "nothing to import" : String.join(", ", parts);
    }

    /** The form that JSON takes for a preview; the patch stays inside. */
    public Map<String, Object> toTree() {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("source", source);
        tree.put("summary", summary());
        for (Outcome outcome : Outcome.values()) {
            tree.put(outcome.word(), count(outcome));
        }
        tree.put("rows", rows.stream().map(ImportPlan::row).toList());
        tree.put("warnings", warnings);
        return tree;
    }

    private static Map<String, Object> row(Row row) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("kind", row.kind());
        tree.put("name", row.name());
        tree.put("outcome", row.outcome().word());
        if (!row.reason().isEmpty()) {
            tree.put("reason", row.reason());
        }
        return tree;
    }
}
