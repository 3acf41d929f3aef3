package balcony.server.crdt;

import java.util.Optional;
import java.util.Set;

/** What a change touches, so that whoever guards a map can say what its author may not. */
public record Touched(Set<Place> places) {
    public Touched {
        places = Set.copyOf(places);
    }

    /**
     * A place in a map, to the field: {@code elements / id / label}. What lies deeper, in a text too, is told as its field.
     *
     * @param collection the name at the top of the document, such as {@code elements}, or {@code title}
     * @param record the id of the record; empty where all of the collection was set or taken away
     * @param field the field of the record; empty where all of the record was set or taken away
     */
    public record Place(String collection, Optional<String> record, Optional<String> field) {}

    /** Whether a collection, or anything in it, is touched. */
    public boolean collection(String name) {
        return places.stream().anyMatch(place -> place.collection().equals(name));
    }
}
