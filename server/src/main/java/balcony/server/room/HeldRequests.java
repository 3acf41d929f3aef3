package balcony.server.room;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Requests for a document without changes that are not answered yet: its maker's first message may be late. Owned by the room's thread. */
final class HeldRequests {
    /** How long one is held. */
    static final Duration GRACE = Duration.ofSeconds(1);

    /** Until when, the soonest first unless somebody asked again. */
    private final Map<Member, Instant> until = new LinkedHashMap<>();

    void hold(Member member, Instant now) {
        until.put(member, now.plus(GRACE));
    }

    void forget(Member member) {
        until.remove(member);
    }

    /** The document has changes now. */
    void forgetAll() {
        until.clear();
    }

    /** Takes out those that have waited long enough. */
    List<Member> takeDue(Instant now) {
        List<Member> due = new ArrayList<>();
        Iterator<Map.Entry<Member, Instant>> each = until.entrySet().iterator();
        while (each.hasNext()) {
            Map.Entry<Member, Instant> held = each.next();
            if (!held.getValue().isAfter(now)) {
                each.remove();
                due.add(held.getKey());
            }
        }
        return due;
    }

    /** When {@link #takeDue} is wanted next, if at all. */
    Optional<Instant> due() {
        return until.isEmpty() ? Optional.empty() : until.values().stream().min(Instant::compareTo);
    }
}
