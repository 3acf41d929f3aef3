package balcony.history;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The events in one collection. */
final class RecordEvents {
    private final String collection;
    private final Naming naming;

    RecordEvents(String collection, Naming naming) {
        this.collection = collection;
        this.naming = naming;
    }

    void collect(CollectionDiff diff, List<MapEvent> into) {
        diff.added().forEach(record -> into.add(added(record)));
        diff.removed().forEach(record -> into.add(removed(record)));
        Set<String> grown = new LinkedHashSet<>();
        diff.removed().forEach(record -> grown.add(Trees.text(naming.now(collection, record.id()), "oneWith")));
        diff.changed().forEach(change -> into.addAll(changed(change, grown.contains(change.id()))));
    }

    private MapEvent added(RecordState record) {
        Subject subject = naming.subject(collection, record.id(), record.fields());
        if (naming.existed(collection, record.id())) {
            return new MapEvent.BroughtBack(subject);
        }
        return switch (collection) {
            case "links" -> new MapEvent.Linked(subject, naming.link(record.fields(), firstSign(record.fields())));
            case "moments" -> new MapEvent.MomentMarked(subject);
            default -> new MapEvent.Added(subject);
        };
    }

    private MapEvent removed(RecordState record) {
        Map<?, ?> now = naming.now(collection, record.id());
        Subject subject = naming.subject(collection, record.id(), now.isEmpty() ? record.fields() : now);
        String one = Trees.text(now, "oneWith");
        if (!one.isEmpty()) {
            Subject other = naming.subject(collection, one, naming.now(collection, one));
            String name = other.name().isBlank() ? "another" : other.quoted();
            return new MapEvent.Told(subject, "made " + subject.quoted() + " one with " + name);
        }
        return Trees.text(now, "standing").equals("aside")
                ? new MapEvent.SetAside(subject, Trees.text(now, "standingWhy"))
                : new MapEvent.Removed(subject);
    }

    /** @param grown whether another record was made one with this one, whose words it then keeps as meanings */
    private List<MapEvent> changed(RecordChange change, boolean grown) {
        Subject subject = naming.subject(collection, change.id(), change.after());
        Set<MapEvent> events = new LinkedHashSet<>();
        Set<String> told = new LinkedHashSet<>();
        for (String path : change.fields().keySet()) {
            String part = path.contains("/") ? nested(path) : path;
            if (told.add(part) && !(grown && part.startsWith("meanings/"))) {
                event(subject, change, part).ifPresent(events::add);
            }
        }
        return new ArrayList<>(events);
    }

    /** {@code claims/<id>/why} is about the claim as a whole. */
    private static String nested(String path) {
        String[] steps = path.split("/");
        return steps[0] + "/" + steps[1];
    }

    private Optional<MapEvent> event(Subject subject, RecordChange change, String part) {
        if (part.equals(Naming.wordsKey(collection))) {
            return Optional.of(new MapEvent.Renamed(subject, Trees.text(change.before(), part)));
        }
        if (part.startsWith("claims/")) {
            return new ClaimEvents(subject, naming, change).of(part.substring("claims/".length()));
        }
        if (part.startsWith("positions/")) {
            return Optional.of(position(subject, change, part.substring("positions/".length())));
        }
        return FieldWords.tell(subject, change, part);
    }

    private static MapEvent position(Subject subject, RecordChange change, String id) {
        Map<?, ?> position = Trees.map(Trees.map(change.after(), "positions"), id);
        return position.isEmpty() || Trees.text(position, "state").equals("withdrawn")
                ? new MapEvent.PositionWithdrawn(subject)
                : new MapEvent.PositionTaken(subject, stance(position), Trees.text(position, "why"));
    }

    private static String stance(Map<?, ?> position) {
        String stance = Trees.text(position, "stance");
        return stance.isEmpty() ? "unsure" : stance;
    }

    /** The sign that a link was drawn with. */
    private static String firstSign(Map<?, ?> link) {
        for (Object claim : Trees.map(link, "claims").values()) {
            String sign = Trees.text(Trees.asMap(claim), "sign");
            if (!sign.isEmpty()) {
                return sign;
            }
        }
        return "";
    }
}
