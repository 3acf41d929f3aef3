package balcony.model;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One thing on the map.
 *
 * @param oneWith the element that this one is the same as, for as long as it is not on the map: its links are drawn there
 * @param extra keys that this version does not know, and values that it cannot use, kept as they are
 */
public record Element(
        ElementKind kind,
        String label,
        String notes,
        double x,
        double y,
        Optional<String> style,
        Set<String> tags,
        Optional<AreaId> area,
        Optional<String> place,
        Optional<StakeholderId> card,
        Standing standing,
        String standingWhy,
        Optional<ElementId> oneWith,
        Optional<MemberId> by,
        Optional<Instant> at,
        Map<String, Meaning> meanings,
        Map<String, Stand> stands,
        Map<String, Aim> aims,
        Map<String, Object> ext,
        Map<String, Object> extra)
        implements OneWith<ElementId> {
    public Element {
        tags = Ordered.copy(tags);
        meanings = Ordered.copy(meanings);
        stands = Ordered.copy(stands);
        aims = Ordered.copy(aims);
        ext = Tree.copy(ext);
        extra = Tree.copy(extra);
    }

    /** Reads the record from a plain tree. */
    public static Element from(Map<?, ?> tree) {
        Fields fields = new Fields(tree);
        return new Element(
                fields.choice("kind", ElementKind.FACTOR),
                fields.text("label"),
                fields.text("notes"),
                fields.number("x", 0),
                fields.number("y", 0),
                fields.string("style"),
                fields.set("tags", tag -> tag),
                fields.id("area", AreaId::new),
                fields.string("place"),
                fields.id("card", StakeholderId::new),
                fields.choice("standing", Standing.HERE),
                fields.text("standingWhy"),
                fields.id("oneWith", ElementId::new),
                fields.id("by", MemberId::new),
                fields.time("at"),
                fields.records("meanings", id -> id, Meaning::from),
                fields.records("stands", id -> id, Stand::from),
                fields.records("aims", id -> id, Aim::from),
                fields.record("ext", Tree::copy).orElse(Map.of()),
                fields.extra());
    }

    /** The record as a plain tree, with everything that was kept unread. */
    public Map<String, Object> toTree() {
        return new Tree(extra)
                .put("kind", kind)
                .put("label", label)
                .put("notes", notes)
                .put("x", x)
                .put("y", y)
                .put("style", style)
                .putSet("tags", tags)
                .put("area", area)
                .put("place", place)
                .put("card", card)
                .put("standing", standing)
                .put("standingWhy", standingWhy)
                .put("oneWith", oneWith)
                .put("by", by)
                .put("at", at)
                .putAll("meanings", meanings, Meaning::toTree)
                .putAll("stands", stands, Stand::toTree)
                .putAll("aims", aims, Aim::toTree)
                .putNonEmpty("ext", ext)
                .build();
    }
}
