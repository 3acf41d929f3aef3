package balcony.server.access;

import balcony.server.journal.MapId;
import java.time.Instant;
import java.util.Optional;

/**
 * A way into a map with a role, for whoever holds its token or, while the door is open, its code.
 *
 * @param code six letters to type
 * @param maxUses how many different people may use it; empty is any number
 * @param uses how many have
 */
public record Invite(
        String id,
        MapId map,
        String code,
        Role role,
        Optional<Instant> expiresAt,
        Optional<Long> maxUses,
        long uses,
        Instant madeAt,
        Optional<Instant> revokedAt) {

    /** Why it cannot be used now by somebody who has not used it yet, if so. */
    Optional<Refusal> closed(Instant now) {
        if (revokedAt.isPresent()) {
            return Optional.of(Refusal.INVITE_REVOKED);
        }
        if (expiresAt.isPresent() && !now.isBefore(expiresAt.get())) {
            return Optional.of(Refusal.INVITE_EXPIRED);
        }
        return maxUses.isPresent() && uses >= maxUses.get() ? Optional.of(Refusal.INVITE_USED_UP) : Optional.empty();
    }
}
