package balcony.exchange;

import balcony.exchange.ImportPlan.Outcome;
import balcony.exchange.ImportPlan.Row;
import balcony.exchange.KumuProject.Connection;
import balcony.exchange.KumuProject.Direction;
import balcony.exchange.KumuProject.Element;
import balcony.exchange.KumuProject.Place;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads Kumu's JSON in both dialects: the simple blueprint, whose fields stand on the element itself, and the project export,
 * whose fields stand under {@code attributes}. A file may mix them.
 */
final class KumuReader {
    private static final int MAX_ELEMENTS = 5_000;
    private static final int MAX_CONNECTIONS = 20_000;

    private final JsonNode file;
    private final Map<String, Element> elements = new LinkedHashMap<>();
    private final Map<String, String> idByLabel = new HashMap<>();
    private final Map<String, Connection> connections = new LinkedHashMap<>();
    private final List<Row> refused = new ArrayList<>();
    private final Set<String> warnings = new LinkedHashSet<>();

    private KumuReader(JsonNode file) {
        this.file = file;
    }

    static KumuProject read(byte[] bytes) throws FileRefused {
        return new KumuReader(JsonFile.read(bytes)).project();
    }

    private KumuProject project() throws FileRefused {
        JsonNode rows = file.path("elements");
        JsonNode lines = file.path("connections");
        if (!rows.isArray()) {
            throw new FileRefused("The file has no list of elements, so it is not a map from Kumu.");
        }
        if (rows.size() > MAX_ELEMENTS || lines.size() > MAX_CONNECTIONS) {
            throw new FileRefused("The file has " + rows.size() + " elements and " + lines.size()
                    + " connections; at most " + MAX_ELEMENTS + " and " + MAX_CONNECTIONS + " can come in.");
        }
        Map<String, Place> places = places();
        rows.forEach(row -> element(new KumuFields(row), places));
        lines.forEach(line -> connection(new KumuFields(line)));
        if (file.path("loops").size() > 0) {
            warnings.add("Loops of the file were left out: they are found again from the links.");
        }
        return new KumuProject(
                List.copyOf(elements.values()), List.copyOf(connections.values()), refused, List.copyOf(warnings));
    }

    /** The places of the default map, or of the first one. */
    private Map<String, Place> places() {
        JsonNode maps = file.path("maps");
        JsonNode chosen = maps.path(0);
        for (JsonNode map : maps) {
            if (map.path("_id").equals(file.path("defaultMap"))) {
                chosen = map;
            }
        }
        if (maps.size() > 1) {
            warnings.add("The file has " + maps.size() + " maps; places are those of one of them.");
        }
        Map<String, Place> places = new HashMap<>();
        for (JsonNode node : chosen.path("elements")) {
            JsonNode x = node.path("position").path("x");
            JsonNode y = node.path("position").path("y");
            if (x.isNumber() && y.isNumber() && Double.isFinite(x.doubleValue()) && Double.isFinite(y.doubleValue())) {
                places.put(node.path("element").asText(), new Place(x.doubleValue(), y.doubleValue()));
            }
        }
        return places;
    }

    private void element(KumuFields fields, Map<String, Place> places) {
        String label = fields.text("label");
        String id = fields.id().orElse(label);
        if (label.isEmpty()) {
            refuse("element", id, "It has no label.");
        } else if (elements.containsKey(id)) {
            refuse(
                    "element",
                    label,
                    "Another element of the file has the same " + (id.equals(label) ? "label." : "id."));
        } else {
            elements.put(
                    id,
                    new Element(
                            id,
                            label,
                            fields.type("element type"),
                            fields.text("description"),
                            fields.tags(),
                            Optional.ofNullable(places.get(id)),
                            fields.others()));
            if (idByLabel.putIfAbsent(label, id) != null) {
                warnings.add("Some elements of the file share a label; links that name it go to the first of them.");
            }
        }
    }

    private void connection(KumuFields fields) {
        // A reversed connection is drawn with its arrow at the other end.
        boolean reversed = fields.flag("reversed");
        String first = fields.end("from");
        String second = fields.end("to");
        String from = reversed ? second : first;
        String to = reversed ? first : second;
        String type = fields.type("connection type");
        String name = label(from) + " → " + label(to);
        String id = fields.id().orElse(name + " " + type);
        Optional<String> missing = Optional.of(from)
                .filter(end -> resolve(end).isEmpty())
                .or(() -> Optional.of(to).filter(end -> resolve(end).isEmpty()));
        if (missing.isPresent()) {
            refuse("link", name, "The file has no element “" + missing.get() + "”.");
        } else if (connections.containsKey(id)) {
            refuse("link", name, "Another connection of the file is the same.");
        } else {
            if (type.equals("-")) {
                warnings.add("Connections of type “-” were read as “more of one, less of the other”.");
            }
            connections.put(
                    id,
                    new Connection(
                            id,
                            resolve(from).orElseThrow(),
                            resolve(to).orElseThrow(),
                            type,
                            KumuSign.of(type),
                            direction(fields.text("direction")),
                            fields.flag("delayed"),
                            fields.text("label"),
                            fields.text("description"),
                            fields.tags(),
                            fields.others()));
        }
    }

    /** An end is an id, or a label where the file is a simple one. */
    private Optional<String> resolve(String end) {
        return elements.containsKey(end) ? Optional.of(end) : Optional.ofNullable(idByLabel.get(end));
    }

    private String label(String end) {
        return resolve(end).map(elements::get).map(Element::label).orElse(end);
    }

    private void refuse(String kind, String name, String reason) {
        refused.add(new Row(kind, name.isEmpty() ? "(no name)" : name, Outcome.REFUSED, reason));
    }

    private static Direction direction(String word) {
        return switch (word) {
            case "undirected" -> Direction.UNDIRECTED;
            case "mutual" -> Direction.MUTUAL;
            default -> Direction.DIRECTED;
        };
    }
}
