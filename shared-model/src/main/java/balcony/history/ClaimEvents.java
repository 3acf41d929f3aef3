package balcony.history;

import java.util.Map;
import java.util.Optional;

/** What happened to the claims on one link. */
final class ClaimEvents {
    private final Subject subject;
    private final Naming naming;
    private final RecordChange change;

    ClaimEvents(Subject subject, Naming naming, RecordChange change) {
        this.subject = subject;
        this.naming = naming;
        this.change = change;
    }

    Optional<MapEvent> of(String claimId) {
        Map<?, ?> before = claim(change.before(), claimId);
        Map<?, ?> after = claim(change.after(), claimId);
        if (after.isEmpty() || withdrawn(after)) {
            return before.isEmpty() || withdrawn(before)
                    ? Optional.empty()
                    : Optional.of(new MapEvent.ClaimWithdrawn(subject));
        }
        boolean said = before.isEmpty() || withdrawn(before) || !sign(before).equals(sign(after));
        return Optional.of(
                said
                        ? new MapEvent.Claimed(
                                subject, naming.link(change.after(), sign(after)), Trees.text(after, "why"))
                        : new MapEvent.Told(subject, "changed a claim on " + subject.full()));
    }

    private static Map<?, ?> claim(Map<?, ?> link, String id) {
        return Trees.map(Trees.map(link, "claims"), id);
    }

    private static boolean withdrawn(Map<?, ?> claim) {
        return Trees.text(claim, "state").equals("withdrawn");
    }

    private static String sign(Map<?, ?> claim) {
        return Trees.text(claim, "sign");
    }
}
