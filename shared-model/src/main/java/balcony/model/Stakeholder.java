package balcony.model;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A card for a post, group or organisation with a part in the system.
 *
 * @param extra keys that this version does not know, and values that it cannot use, kept as they are
 */
public record Stakeholder(
        String name,
        StakeholderKind kind,
        Optional<String> sector,
        Optional<String> level,
        Optional<String> place,
        Optional<VoiceId> voice,
        String role,
        String matters,
        String binds,
        String offers,
        String needs,
        String cannot,
        Room room,
        Set<VoiceId> spokenFor,
        Optional<String> source,
        Optional<String> asOf,
        Standing standing,
        String standingWhy,
        Optional<MemberId> by,
        Optional<Instant> at,
        Map<String, Object> extra) {
    public Stakeholder {
        spokenFor = Ordered.copy(spokenFor);
        extra = Tree.copy(extra);
    }

    /** Reads the record from a plain tree. */
    public static Stakeholder from(Map<?, ?> tree) {
        Fields fields = new Fields(tree);
        return new Stakeholder(
                fields.text("name"),
                fields.choice("kind", StakeholderKind.ORGANISATION),
                fields.string("sector"),
                fields.string("level"),
                fields.string("place"),
                fields.id("voice", VoiceId::new),
                fields.text("role"),
                fields.text("matters"),
                fields.text("binds"),
                fields.text("offers"),
                fields.text("needs"),
                fields.text("cannot"),
                fields.choice("room", Room.MISSING),
                fields.set("spokenFor", VoiceId::new),
                fields.string("source"),
                fields.string("asOf"),
                fields.choice("standing", Standing.HERE),
                fields.text("standingWhy"),
                fields.id("by", MemberId::new),
                fields.time("at"),
                fields.extra());
    }

    /** The record as a plain tree, with everything that was kept unread. */
    public Map<String, Object> toTree() {
        return new Tree(extra)
                .put("name", name)
                .put("kind", kind)
                .put("sector", sector)
                .put("level", level)
                .put("place", place)
                .put("voice", voice)
                .put("role", role)
                .put("matters", matters)
                .put("binds", binds)
                .put("offers", offers)
                .put("needs", needs)
                .put("cannot", cannot)
                .put("room", room)
                .putSet("spokenFor", spokenFor)
                .put("source", source)
                .put("asOf", asOf)
                .put("standing", standing)
                .put("standingWhy", standingWhy)
                .put("by", by)
                .put("at", at)
                .build();
    }
}
