package balcony.exchange;

import balcony.model.ElementKind;
import balcony.model.LinkKind;
import java.util.Locale;

/** What Kumu's free words for types are in a map of ours. The word itself is kept with the record. */
final class KumuKinds {
    private KumuKinds() {}

    static ElementKind element(String type) {
        return switch (type.toLowerCase(Locale.ROOT)) {
            case "outcome", "goal", "result", "impact" -> ElementKind.OUTCOME;
            case "action", "activity", "intervention", "strategy" -> ElementKind.ACTION;
            case "service", "programme", "program" -> ElementKind.SERVICE;
            case "stakeholder", "organisation", "organization", "agency", "actor", "group" -> ElementKind.STAKEHOLDER;
            default -> ElementKind.FACTOR;
        };
    }

    static LinkKind link(KumuProject.Connection connection) {
        return switch (connection.type().toLowerCase(Locale.ROOT)) {
            case "works with", "works-with" -> LinkKind.WORKS_WITH;
            case "depends on", "depends-on" -> LinkKind.DEPENDS_ON;
            case "part of", "part-of" -> LinkKind.PART_OF;
            default -> isPlainLine(connection) ? LinkKind.WORKS_WITH : LinkKind.INFLUENCES;
        };
    }

    /** A line without an arrow and without a sign says only that two things go together. */
    private static boolean isPlainLine(KumuProject.Connection connection) {
        return connection.direction() == KumuProject.Direction.UNDIRECTED
                && connection.sign().isEmpty();
    }
}
