package balcony.server.access;

import balcony.server.journal.MapId;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/** A link that shows something of a map to whoever holds it, without making them a member. */
public record OpenLink(
        String id, MapId map, Kind kind, Instant madeAt, Optional<Instant> expiresAt, Optional<Instant> revokedAt) {

    /** What a link shows. */
    public enum Kind {
        /** The current picture, and the moments that were published. */
        GUEST,
        /** When the group meets next. */
        NEXT;

        /** The word in JSON. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        public static Optional<Kind> parse(String word) {
            for (Kind kind : values()) {
                if (kind.word().equals(word)) {
                    return Optional.of(kind);
                }
            }
            return Optional.empty();
        }
    }

    /** Whether it still shows anything. */
    boolean isOpen(Instant now) {
        return revokedAt.isEmpty()
                && expiresAt.filter(end -> !now.isBefore(end)).isEmpty();
    }
}
