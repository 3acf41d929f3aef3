package balcony.history;

import java.util.Map;

/** What the records of a map are called: by their newest words, or by their last ones where they are gone. */
final class Naming {
    private static final Map<String, String> NOUNS = Map.ofEntries(
            Map.entry("links", "link"),
            Map.entry("stakeholders", "stakeholder card"),
            Map.entry("notes", "note"),
            Map.entry("moments", "moment"),
            Map.entry("voices", "voice"),
            Map.entry("areas", "area"),
            Map.entry("experiments", "experiment"),
            Map.entry("asks", "Ask"),
            Map.entry("agenda", "agenda item"),
            Map.entry("views", "view"),
            Map.entry("styles", "style"),
            Map.entry("fields", "field"),
            Map.entry("layers", "layer"));

    private final Map<?, ?> before;
    private final Map<?, ?> after;

    Naming(Map<?, ?> before, Map<?, ?> after) {
        this.before = before;
        this.after = after;
    }

    Subject subject(String collection, String id, Map<?, ?> record) {
        if (collection.equals("links")) {
            return new Subject(collection, id, "link", link(record, "").ends(" to "));
        }
        return new Subject(collection, id, noun(collection, record), words(collection, record));
    }

    LinkWords link(Map<?, ?> link, String sign) {
        return new LinkWords(
                element(Trees.text(link, "from")), element(Trees.text(link, "to")), Trees.text(link, "kind"), sign);
    }

    /** Whether the map held the record before, be it aside or gone. */
    boolean existed(String collection, String id) {
        return Trees.map(before, collection).containsKey(id);
    }

    /** The record after the change; empty where it was deleted. */
    Map<?, ?> now(String collection, String id) {
        return Trees.map(Trees.map(after, collection), id);
    }

    /** The key of a record's own words. */
    static String wordsKey(String collection) {
        return switch (collection) {
            case "stakeholders", "voices" -> "name";
            case "ambitions" -> "statement";
            case "notes" -> "text";
            case "moments", "agenda" -> "title";
            case "asks" -> "prompt";
            case "experiments" -> "hypothesis";
            default -> "label";
        };
    }

    private String element(String id) {
        String label = words("elements", record("elements", id));
        return label.isBlank() ? "something unnamed" : label;
    }

    private Map<?, ?> record(String collection, String id) {
        Map<?, ?> now = now(collection, id);
        return now.isEmpty() ? Trees.map(Trees.map(before, collection), id) : now;
    }

    private static String words(String collection, Map<?, ?> record) {
        return Trees.text(record, wordsKey(collection));
    }

    private static String noun(String collection, Map<?, ?> record) {
        return switch (collection) {
            case "elements" -> element(record);
            case "ambitions" -> Trees.text(record, "level").isEmpty() ? "ambition" : Trees.text(record, "level");
            case "moments" -> Trees.text(record, "kind").equals("review") ? "review" : "moment";
            default -> NOUNS.getOrDefault(collection, "record");
        };
    }

    private static String element(Map<?, ?> record) {
        String kind = Trees.text(record, "kind");
        return kind.isEmpty() ? "factor" : kind;
    }
}
