package balcony.server.crdt;

import java.util.List;
import java.util.Optional;

/** A map of a document, for reading. Where concurrent edits conflict it shows what stock clients show. */
public interface MapView {
    /** The names under which something stands, sorted. */
    List<String> keys();

    /** The single value under a name; empty for an object and for nothing. */
    Optional<Value> value(String key);

    /** The string under a name: a co-edited text or a string that is replaced as a whole. */
    Optional<String> text(String key);

    /** The single values of the list under a name. */
    Optional<List<Value>> list(String key);

    /** The map under a name. */
    Optional<MapView> map(String key);

    /** The map at the end of a path of names. */
    default Optional<MapView> at(String... path) {
        Optional<MapView> map = Optional.of(this);
        for (String key : path) {
            map = map.flatMap(outer -> outer.map(key));
        }
        return map;
    }
}
