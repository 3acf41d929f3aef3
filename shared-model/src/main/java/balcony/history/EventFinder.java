package balcony.history;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds the events in the difference that one change made. */
final class EventFinder {
    /** In the order in which a person would tell them. */
    private static final List<String> TOLD =
            List.of("elements", "links", "stakeholders", "ambitions", "notes", "moments", "voices", "areas");

    /** The command of a change that brings in a file; what follows it is the file's name. */
    private static final String IMPORT = "import";

    private final MapDiff diff;
    private final Map<?, ?> before;
    private final Map<?, ?> after;

    EventFinder(MapDiff diff, Map<?, ?> before, Map<?, ?> after) {
        this.diff = diff;
        this.before = before;
        this.after = after;
    }

    MapEvent event(String command) {
        if (before.isEmpty() && after.containsKey("elements")) {
            return new MapEvent.Created(Trees.text(after, "title"));
        }
        if (command.equals(IMPORT) || command.startsWith(IMPORT + " ")) {
            return imported(command.substring(IMPORT.length()).strip());
        }
        MapEvent event = event();
        return switch (command) {
            case "undo" -> new MapEvent.Undone(event, false);
            case "redo" -> new MapEvent.Undone(event, true);
            default -> event;
        };
    }

    private MapEvent event() {
        List<MapEvent> events = new ArrayList<>();
        diff.fields().forEach((key, change) -> {
            if (Set.of("title", "question").contains(key)) {
                events.add(new MapEvent.MapReworded(key, Trees.text(after, key)));
            }
        });
        for (String collection : TOLD) {
            new RecordEvents(collection, new Naming(before, after)).collect(diff.in(collection), events);
        }
        for (Map.Entry<String, CollectionDiff> other : diff.collections().entrySet()) {
            if (!TOLD.contains(other.getKey())) {
                new RecordEvents(other.getKey(), new Naming(before, after)).collect(other.getValue(), events);
            }
        }
        return switch (events.size()) {
            case 0 -> new MapEvent.Unseen();
            case 1 -> events.get(0);
            default -> new MapEvent.Several(events);
        };
    }

    private MapEvent imported(String source) {
        CollectionDiff elements = diff.in("elements");
        CollectionDiff links = diff.in("links");
        return new MapEvent.Imported(
                elements.added().size(),
                links.added().size(),
                elements.changed().size() + links.changed().size(),
                source);
    }
}
