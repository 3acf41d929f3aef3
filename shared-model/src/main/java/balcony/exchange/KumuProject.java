package balcony.exchange;

import balcony.model.Sign;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a Kumu file says, in either dialect.
 *
 * @param elements those that can come in, in the order of the file
 * @param connections those that can come in, in the order of the file
 * @param refused those that cannot
 * @param warnings each once
 */
record KumuProject(
        List<Element> elements, List<Connection> connections, List<ImportPlan.Row> refused, List<String> warnings) {
    /**
     * An element.
     *
     * @param id what the file knows it by: its id, or its label where no element has an id
     * @param type as the file writes it; may be empty
     * @param place empty where the file has no picture of it
     * @param fields its further attributes: strings, numbers and flags
     */
    record Element(
            String id,
            String label,
            String type,
            String description,
            Set<String> tags,
            Optional<Place> place,
            Map<String, Object> fields) {}

    /** A place on the file's own canvas. */
    record Place(double x, double y) {}

    /**
     * A connection.
     *
     * @param id what the file knows it by: its id, or its ends and type
     * @param from the id of an element
     * @param to the id of an element
     * @param type as the file writes it, trimmed; may be empty
     */
    record Connection(
            String id,
            String from,
            String to,
            String type,
            Optional<Sign> sign,
            Direction direction,
            boolean delayed,
            String label,
            String description,
            Set<String> tags,
            Map<String, Object> fields) {}

    /** Which ways a connection points. */
    enum Direction {
        DIRECTED,
        UNDIRECTED,
        MUTUAL
    }
}
