package balcony.server.access;

import java.util.Locale;
import java.util.Optional;

/** What a person may do in one map. */
public enum Role {
    /** Everything: invites, roles, voices, moments. */
    ENABLER,
    /** Draws. */
    PARTICIPANT,
    /** Sees all of the map and its history live; changes nothing. */
    OBSERVER,
    /** Sees a page of the current picture; never syncs. */
    GUEST;

    /** The word in JSON. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Role> parse(String word) {
        for (Role role : values()) {
            if (role.word().equals(word)) {
                return Optional.of(role);
            }
        }
        return Optional.empty();
    }

    public boolean maySync() {
        return this != GUEST;
    }

    public boolean mayEdit() {
        return this == ENABLER || this == PARTICIPANT;
    }
}
