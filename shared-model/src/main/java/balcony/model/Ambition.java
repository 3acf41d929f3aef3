package balcony.model;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * An ambition, from vision down to commitment.
 *
 * @param extra keys that this version does not know, and values that it cannot use, kept as they are
 */
public record Ambition(
        AmbitionLevel level,
        Optional<AmbitionId> parent,
        String statement,
        double order,
        Set<VoiceId> owners,
        Optional<String> post,
        String firstStep,
        Optional<String> due,
        String measure,
        Map<ElementId, Want> elements,
        Map<String, Reading> readings,
        AmbitionStatus status,
        String statusWhy,
        Map<PositionId, Position> positions,
        Standing standing,
        String standingWhy,
        Optional<MemberId> by,
        Optional<Instant> at,
        Map<String, Object> extra) {
    public Ambition {
        owners = Ordered.copy(owners);
        elements = Ordered.copy(elements);
        readings = Ordered.copy(readings);
        positions = Ordered.copy(positions);
        extra = Tree.copy(extra);
    }

    /** Reads the record from a plain tree. */
    public static Ambition from(Map<?, ?> tree) {
        Fields fields = new Fields(tree);
        return new Ambition(
                fields.choice("level", AmbitionLevel.AMBITION),
                fields.id("parent", AmbitionId::new),
                fields.text("statement"),
                fields.number("order", 0),
                fields.set("owners", VoiceId::new),
                fields.string("post"),
                fields.text("firstStep"),
                fields.string("due"),
                fields.text("measure"),
                fields.choices("elements", ElementId::new, Want.class),
                fields.records("readings", id -> id, Reading::from),
                fields.choice("status", AmbitionStatus.OPEN),
                fields.text("statusWhy"),
                fields.records("positions", PositionId::new, Position::from),
                fields.choice("standing", Standing.HERE),
                fields.text("standingWhy"),
                fields.id("by", MemberId::new),
                fields.time("at"),
                fields.extra());
    }

    /** The record as a plain tree, with everything that was kept unread. */
    public Map<String, Object> toTree() {
        return new Tree(extra)
                .put("level", level)
                .put("parent", parent)
                .put("statement", statement)
                .put("order", order)
                .putSet("owners", owners)
                .put("post", post)
                .put("firstStep", firstStep)
                .put("due", due)
                .put("measure", measure)
                .putChoices("elements", elements)
                .putAll("readings", readings, Reading::toTree)
                .put("status", status)
                .put("statusWhy", statusWhy)
                .putAll("positions", positions, Position::toTree)
                .put("standing", standing)
                .put("standingWhy", standingWhy)
                .put("by", by)
                .put("at", at)
                .build();
    }
}
