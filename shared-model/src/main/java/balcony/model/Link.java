package balcony.model;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * A link from one element to another; who says what of it is in its claims.
 *
 * @param extra keys that this version does not know, and values that it cannot use, kept as they are
 */
public record Link(
        ElementId from,
        ElementId to,
        LinkKind kind,
        String label,
        Standing standing,
        String standingWhy,
        Optional<MemberId> by,
        Optional<Instant> at,
        Map<ClaimId, Claim> claims,
        Map<String, Object> ext,
        Map<String, Object> extra) {
    public Link {
        claims = Ordered.copy(claims);
        ext = Tree.copy(ext);
        extra = Tree.copy(extra);
    }

    /** Where a link begins and where it leads. */
    record Ends(ElementId from, ElementId to) {}

    /** What the ends stand for. A link between two that are one has nowhere to go, and keeps the ends that it has. */
    Ends endsAmong(Map<ElementId, Element> elements) {
        Ends ends = new Ends(OneWith.resolve(from, elements), OneWith.resolve(to, elements));
        return ends.from().equals(ends.to()) ? new Ends(from, to) : ends;
    }

    /** The link with other claims on it. */
    Link withClaims(Map<ClaimId, Claim> others) {
        return new Link(from, to, kind, label, standing, standingWhy, by, at, others, ext, extra);
    }

    /** Reads the record from a plain tree. */
    public static Link from(Map<?, ?> tree) {
        Fields fields = new Fields(tree);
        return new Link(
                new ElementId(fields.text("from")),
                new ElementId(fields.text("to")),
                fields.choice("kind", LinkKind.INFLUENCES),
                fields.text("label"),
                fields.choice("standing", Standing.HERE),
                fields.text("standingWhy"),
                fields.id("by", MemberId::new),
                fields.time("at"),
                fields.records("claims", ClaimId::new, Claim::from),
                fields.record("ext", Tree::copy).orElse(Map.of()),
                fields.extra());
    }

    /** The record as a plain tree, with everything that was kept unread. */
    public Map<String, Object> toTree() {
        return new Tree(extra)
                .put("from", from.text())
                .put("to", to.text())
                .put("kind", kind)
                .put("label", label)
                .put("standing", standing)
                .put("standingWhy", standingWhy)
                .put("by", by)
                .put("at", at)
                .putAll("claims", claims, Claim::toTree)
                .putNonEmpty("ext", ext)
                .build();
    }
}
