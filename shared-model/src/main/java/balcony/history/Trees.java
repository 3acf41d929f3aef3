package balcony.history;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Looks into plain trees that nobody has checked. */
final class Trees {
    private static final Map<?, ?> NOTHING = Map.of();

    private Trees() {}

    /** The text under a key; empty where there is none. */
    static String text(Map<?, ?> tree, String key) {
        return tree.get(key) instanceof String text ? text : "";
    }

    /** The map under a key; empty where there is none. */
    static Map<?, ?> map(Map<?, ?> tree, String key) {
        return asMap(tree.get(key));
    }

    static Map<?, ?> asMap(@Nullable Object value) {
        return value instanceof Map<?, ?> map ? map : NOTHING;
    }
}
