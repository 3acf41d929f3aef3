package balcony.server.journal;

import java.time.Instant;

/**
 * That this store was restored from a backup, and takes back what the restore lost.
 *
 * @param restoredAt when; what was written later, by its author's clock, is nothing that the restore lost
 * @param until when it ends: from then on nobody brings changes of somebody else's
 */
public record Recovery(Instant restoredAt, Instant until) {
    public boolean isOn(Instant now) {
        return now.isBefore(until);
    }
}
