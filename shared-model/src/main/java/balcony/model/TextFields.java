package balcony.model;

import java.util.List;
import java.util.Set;

/** Which fields of the document are words that people write together; every other string is replaced as a whole. */
public final class TextFields {
    /** By path, where {@code *} is an id. A test holds the list to the schema. */
    static final Set<String> PATTERNS = Set.of(
            "agenda/*/prompt",
            "agenda/*/standingWhy",
            "agenda/*/title",
            "ambitions/*/firstStep",
            "ambitions/*/measure",
            "ambitions/*/positions/*/why",
            "ambitions/*/readings/*/source",
            "ambitions/*/readings/*/story",
            "ambitions/*/readings/*/value",
            "ambitions/*/standingWhy",
            "ambitions/*/statement",
            "ambitions/*/statusWhy",
            "areas/*/label",
            "areas/*/standingWhy",
            "asks/*/answers/*/text",
            "asks/*/prompt",
            "elements/*/aims/*/why",
            "elements/*/label",
            "elements/*/meanings/*/text",
            "elements/*/notes",
            "elements/*/standingWhy",
            "elements/*/stands/*/why",
            "experiments/*/hypothesis",
            "experiments/*/learned",
            "experiments/*/watch",
            "links/*/claims/*/evidence/*/text",
            "links/*/claims/*/why",
            "links/*/label",
            "links/*/standingWhy",
            "moments/*/narration",
            "moments/*/title",
            "notes/*/standingWhy",
            "notes/*/text",
            "question",
            "stakeholders/*/binds",
            "stakeholders/*/cannot",
            "stakeholders/*/matters",
            "stakeholders/*/name",
            "stakeholders/*/needs",
            "stakeholders/*/offers",
            "stakeholders/*/role",
            "stakeholders/*/standingWhy",
            "title",
            "voices/*/name",
            "voices/*/standingWhy");

    private TextFields() {}

    /** Whether the field at a path of keys, as {@code elements, <id>, label}, is such a text. */
    public static boolean isText(List<String> path) {
        StringBuilder pattern = new StringBuilder();
        for (int i = 0; i < path.size(); i++) {
            // Collections and ids take turns, from the top of the document down to the field.
            boolean id = i % 2 == 1 && i < path.size() - 1;
            pattern.append(i == 0 ? "" : "/").append(id ? "*" : path.get(i));
        }
        return PATTERNS.contains(pattern.toString());
    }
}
