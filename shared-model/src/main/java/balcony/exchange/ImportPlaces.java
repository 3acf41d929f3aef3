package balcony.exchange;

import balcony.exchange.KumuProject.Place;
import balcony.model.Element;
import balcony.model.SystemMap;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Where new elements go: where the file has them, if it has all of them, else where they are readable; always beside what the
 * map holds already.
 */
final class ImportPlaces {
    private static final double GAP = 200;

    private final SystemMap map;
    private final KumuProject project;

    ImportPlaces(SystemMap map, KumuProject project) {
        this.map = map;
        this.project = project;
    }

    Map<String, Place> of(Map<String, KumuProject.Element> fresh) {
        Map<String, Place> placed = new LinkedHashMap<>();
        fresh.forEach((id, element) -> element.place().ifPresent(place -> placed.put(id, place)));
        return beside(placed.size() == fresh.size() ? placed : laidOut(new ArrayList<>(fresh.keySet())));
    }

    private Map<String, Place> laidOut(List<String> ids) {
        Map<String, Integer> numbers = new LinkedHashMap<>();
        ids.forEach(id -> numbers.put(id, numbers.size()));
        List<ForceLayout.Edge> edges = new ArrayList<>();
        for (KumuProject.Connection connection : project.connections()) {
            Integer from = numbers.get(connection.from());
            Integer to = numbers.get(connection.to());
            if (from != null && to != null && !from.equals(to)) {
                edges.add(new ForceLayout.Edge(from, to));
            }
        }
        double[][] places = ForceLayout.place(ids.size(), edges);
        Map<String, Place> placed = new LinkedHashMap<>();
        numbers.forEach((id, number) -> placed.put(id, new Place(places[number][0], places[number][1])));
        return placed;
    }

    /** To the right of what is drawn, level with its top. */
    private Map<String, Place> beside(Map<String, Place> placed) {
        Collection<Element> drawn = map.visibleElements().values();
        if (drawn.isEmpty() || placed.isEmpty()) {
            return placed;
        }
        double right = drawn.stream().mapToDouble(Element::x).max().orElse(0) + ForceLayout.CARD_WIDTH + GAP;
        double top = drawn.stream().mapToDouble(Element::y).min().orElse(0);
        double left = placed.values().stream().mapToDouble(Place::x).min().orElse(0);
        double highest = placed.values().stream().mapToDouble(Place::y).min().orElse(0);
        Map<String, Place> moved = new LinkedHashMap<>();
        placed.forEach((id, place) -> moved.put(id, new Place(place.x() - left + right, place.y() - highest + top)));
        return moved;
    }
}
