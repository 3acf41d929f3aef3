package balcony.server.room;

import balcony.server.access.Conduct;
import balcony.server.access.MapRecord;
import balcony.server.access.Role;
import balcony.server.crdt.Touched;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;

/** What each role may touch: in a map that the server made, and in any map as its enablers have decided for now. */
final class Rights {
    /** What the server alone writes. */
    private static final Set<String> SERVERS = Set.of("schema", "moments", "asks");

    /** What enablers write, and the server for them. */
    private static final Set<String> ENABLERS = Set.of("voices", "agenda");

    private Rights() {}

    /** Why somebody in this role may not make a change; empty if they may. */
    static Optional<Refusal> refuse(Role role, Touched touched) {
        if (!role.mayEdit()) {
            return Optional.of(Refusal.READ_ONLY);
        } else if (SERVERS.stream().anyMatch(touched::collection)) {
            return Optional.of(Refusal.SERVERS_ALONE);
        } else if (role != Role.ENABLER && ENABLERS.stream().anyMatch(touched::collection)) {
            return Optional.of(Refusal.ENABLERS_ALONE);
        }
        return Optional.empty();
    }

    /** What of the map's conduct keeps somebody in this role from making a change; empty if nothing does. */
    static Optional<Reason> held(Role role, Conduct conduct, Touched touched) {
        if (role == Role.ENABLER || touched.places().isEmpty()) {
            return Optional.empty();
        } else if (conduct.handsOff().isPresent()) {
            return Optional.of(Reason.of(Refusal.HANDS_OFF));
        }
        return touched.places().stream()
                .flatMap(place -> conduct.locked(place.collection(), place.record()).stream())
                .min(Comparator.comparing(MapRecord::toString))
                .map(Reason::locked);
    }
}
