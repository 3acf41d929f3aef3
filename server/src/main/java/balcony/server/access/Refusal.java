package balcony.server.access;

/** Why somebody does not get what they asked for: the whole list. */
public enum Refusal {
    /** There is no such map, or the asker has no access: the two look alike. */
    NO_SUCH_MAP,
    NO_SUCH_MEMBER,
    NOT_AN_ENABLER,
    /** The last enabler of a map can be neither removed nor given a lesser role. */
    LAST_ENABLER,
    /** A map holds no more locks than every page can be told. */
    TOO_MANY_LOCKS,
    /** As many links for guests are open as a map may have. */
    TOO_MANY_LINKS,
    NO_SUCH_LINK,
    NO_SUCH_MOMENT,
    /** A token or code that fits no invite, or none that still may be used by a code. */
    NO_SUCH_INVITE,
    INVITE_EXPIRED,
    INVITE_USED_UP,
    INVITE_REVOKED,
    /** Somebody who was removed needs an invite made since. */
    REMOVED,
    WRONG_RETURN_CODE,
    WRONG_RECOVERY_CODE,
    TOO_MANY_GUESSES,
    /** Somebody new has to say what to call them. */
    NAME_NEEDED,
    /** A name that is empty, too long, or not plain text. */
    BAD_NAME
}
