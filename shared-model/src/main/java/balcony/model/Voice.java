package balcony.model;

import java.util.Map;
import java.util.Optional;

/**
 * A voice: who speaks, not who logs in.
 *
 * @param oneWith the voice that this one is another name of, for as long as it is not on the list
 * @param extra keys that this version does not know, and values that it cannot use, kept as they are
 */
public record Voice(
        String name,
        VoiceKind kind,
        Optional<String> colour,
        double order,
        Standing standing,
        String standingWhy,
        Optional<VoiceId> oneWith,
        Map<String, Object> extra)
        implements OneWith<VoiceId> {
    public Voice {
        extra = Tree.copy(extra);
    }

    /** Reads the record from a plain tree. */
    public static Voice from(Map<?, ?> tree) {
        Fields fields = new Fields(tree);
        return new Voice(
                fields.text("name"),
                fields.choice("kind", VoiceKind.OTHER),
                fields.string("colour"),
                fields.number("order", 0),
                fields.choice("standing", Standing.HERE),
                fields.text("standingWhy"),
                fields.id("oneWith", VoiceId::new),
                fields.extra());
    }

    /** The record as a plain tree, with everything that was kept unread. */
    public Map<String, Object> toTree() {
        return new Tree(extra)
                .put("name", name)
                .put("kind", kind)
                .put("colour", colour)
                .put("order", order)
                .put("standing", standing)
                .put("standingWhy", standingWhy)
                .put("oneWith", oneWith)
                .build();
    }
}
