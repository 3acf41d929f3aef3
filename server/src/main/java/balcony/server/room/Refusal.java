package balcony.server.room;

/** Why a map does not take a change: the closed list that pages know by code. */
public enum Refusal {
    READ_ONLY("read-only", "observers see this map and do not change it"),
    SERVERS_ALONE("server-only", "the change writes what the server alone writes"),
    ENABLERS_ALONE("enablers-only", "the change writes what only enablers write"),
    HANDS_OFF("hands-off", "only enablers draw in this map just now"),
    LOCKED("locked", "the change touches what an enabler has locked"),
    FOREIGN_ACTOR("foreign-actor", "the change is written under somebody else's actor"),
    SERVER_ACTOR("server-actor", "the change is written under the server's own actor"),
    WRONG_SEQUENCE("wrong-sequence", "the change is not the next one of its actor"),
    WRONG_OPERATIONS("wrong-operations", "the change numbers its operations against the rules"),
    NO_TARGET("no-target", "the change acts on what is not there"),
    UNFIT("unfit", "the change does what Automerge replicas cannot keep"),
    TOO_LARGE("too-large", "the change is more than a map can hold"),
    MALFORMED("malformed", "the change is not written as Automerge writes changes"),
    BUILDS_ON_REFUSED("builds-on-refused", "the change builds on one that was refused");

    private final String code;
    private final String words;

    Refusal(String code, String words) {
        this.code = code;
        this.words = words;
    }

    public String code() {
        return code;
    }

    public String words() {
        return words;
    }
}
