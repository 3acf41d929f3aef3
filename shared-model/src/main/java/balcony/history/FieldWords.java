package balcony.history;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What it means that one part of a record changed. */
final class FieldWords {
    /** Parts that are kept with a record and are no news to anyone. */
    private static final Set<String> SILENT = Set.of("by", "at", "ext", "standingWhy", "statusWhy", "oneWith");

    private static final Set<String> PLACES = Set.of("x", "y", "w", "h");

    private static final Map<String, String> PARTS = Map.ofEntries(
            Map.entry("notes", "the notes"),
            Map.entry("tags", "the tags"),
            Map.entry("style", "the look"),
            Map.entry("place", "the place"),
            Map.entry("area", "the area"),
            Map.entry("card", "the card"),
            Map.entry("role", "the role"),
            Map.entry("voice", "the voice"),
            Map.entry("owners", "the owners"),
            Map.entry("post", "the owning post"),
            Map.entry("firstStep", "the first step"),
            Map.entry("due", "the due date"),
            Map.entry("measure", "the measure"),
            Map.entry("parent", "the parent"),
            Map.entry("elements", "the ties to the map"),
            Map.entry("readings", "the readings"),
            Map.entry("narration", "the narration"),
            Map.entry("colour", "the colour"),
            Map.entry("order", "the place in the list"));

    private FieldWords() {}

    /**
     * The event of one changed part.
     *
     * @param part the name of the field; of a nested record, the field and the id: {@code aims/<id>}
     */
    static Optional<MapEvent> tell(Subject subject, RecordChange change, String part) {
        String field = part.contains("/") ? part.substring(0, part.indexOf('/')) : part;
        if (SILENT.contains(field)) {
            return Optional.empty();
        }
        if (PLACES.contains(field)) {
            return Optional.of(new MapEvent.Moved(subject));
        }
        String told = told(subject, change.after(), field, part);
        return Optional.of(
                told.isEmpty()
                        ? new MapEvent.Changed(subject, PARTS.getOrDefault(field, ""))
                        : new MapEvent.Told(subject, told));
    }

    private static String told(Subject subject, Map<?, ?> after, String field, String part) {
        String name = subject.quoted();
        return switch (subject.collection() + "." + field) {
            case "elements.kind", "ambitions.level" -> "made " + name + " " + withArticle(subject.noun());
            case "elements.aims" -> aim(name, nested(after, part));
            case "elements.meanings" -> meaning(name, nested(after, part));
            case "elements.stands" -> stand(name, nested(after, part));
            case "stakeholders.room" -> "marked " + name + " as " + room(Trees.text(after, "room"));
            case "stakeholders.matters" -> "wrote what matters to " + name;
            case "stakeholders.binds" -> "wrote what binds " + name;
            case "stakeholders.offers" -> "wrote what " + name + " can offer";
            case "stakeholders.needs" -> "wrote what " + name + " needs";
            case "stakeholders.cannot" -> "wrote what " + name + " cannot do";
            case "ambitions.status" -> "marked " + name + " as " + Trees.text(after, "status");
            case "notes.resolved" ->
                Boolean.TRUE.equals(after.get("resolved")) ? "resolved " + name : "reopened " + name;
            default -> "";
        };
    }

    private static Map<?, ?> nested(Map<?, ?> record, String path) {
        int slash = path.indexOf('/');
        return slash < 0 ? Map.of() : Trees.map(Trees.map(record, path.substring(0, slash)), path.substring(slash + 1));
    }

    private static String meaning(String name, Map<?, ?> meaning) {
        if (meaning.isEmpty() || Trees.text(meaning, "state").equals("withdrawn")) {
            return "took back what " + name + " means to them";
        }
        return Trees.map(meaning, "answers").isEmpty()
                ? "said what " + name + " means to them"
                : "kept the words of an answer with " + name;
    }

    private static String stand(String name, Map<?, ?> stand) {
        if (stand.isEmpty() || Trees.text(stand, "state").equals("withdrawn")) {
            return "took back what they said of the words of " + name;
        }
        String why = Phrase.because(Trees.text(stand, "why"));
        return switch (Trees.text(stand, "stance")) {
            case "reword" -> "would reword " + name + why;
            case "not-ours" -> "said that " + name + " is not ours to say" + why;
            case "unsafe" -> "said that it is not safe to have " + name + " here" + why;
            default -> "would keep the words of " + name + why;
        };
    }

    private static String aim(String name, Map<?, ?> aim) {
        if (aim.isEmpty() || Trees.text(aim, "state").equals("withdrawn")) {
            return "withdrew an aim for " + name;
        }
        return switch (Trees.text(aim, "want")) {
            case "up" -> "wants more of " + name;
            case "down" -> "wants less of " + name;
            default -> "wants " + name + " to hold steady";
        };
    }

    private static String room(String room) {
        return switch (room) {
            case "present" -> "present in the room";
            case "invited" -> "invited";
            case "spoken-for" -> "spoken for by others";
            default -> "missing from the room";
        };
    }

    private static String withArticle(String noun) {
        return ("aeiou".indexOf(noun.charAt(0)) >= 0 ? "an " : "a ") + noun;
    }
}
