package balcony.model;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A remark on something of the map.
 *
 * @param extra keys that this version does not know, and values that it cannot use, kept as they are
 */
public record Note(
        Optional<NoteTarget> on,
        String text,
        Optional<Way> way,
        Optional<MemberId> by,
        Set<VoiceId> voices,
        Optional<Instant> at,
        Optional<Boolean> resolved,
        Standing standing,
        String standingWhy,
        Map<String, Object> extra) {
    public Note {
        voices = Ordered.copy(voices);
        extra = Tree.copy(extra);
    }

    /** Reads the record from a plain tree. */
    public static Note from(Map<?, ?> tree) {
        Fields fields = new Fields(tree);
        return new Note(
                fields.record("on", NoteTarget::from),
                fields.text("text"),
                fields.choice("way", Way.class),
                fields.id("by", MemberId::new),
                fields.set("voices", VoiceId::new),
                fields.time("at"),
                fields.optionalFlag("resolved"),
                fields.choice("standing", Standing.HERE),
                fields.text("standingWhy"),
                fields.extra());
    }

    /** The record as a plain tree, with everything that was kept unread. */
    public Map<String, Object> toTree() {
        return new Tree(extra)
                .put("on", on.map(NoteTarget::toTree))
                .put("text", text)
                .put("way", way)
                .put("by", by)
                .putSet("voices", voices)
                .put("at", at)
                .put("resolved", resolved)
                .put("standing", standing)
                .put("standingWhy", standingWhy)
                .build();
    }
}
