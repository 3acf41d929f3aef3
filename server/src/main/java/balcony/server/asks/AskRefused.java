package balcony.server.asks;

/** Why something cannot be done with an ask. */
public final class AskRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Why why;

    /** The whole list. */
    public enum Why {
        /** The map has none like it. */
        NO_SUCH_ASK,
        /** Its answers were opened, or it was cancelled. */
        CLOSED,
        /** Opened now, they would tell who said what. */
        TOO_FEW,
        /** The map has as many open as it may. */
        TOO_MANY_OPEN,
        /** Its answers have no voices, so nobody answers it for others. */
        OWN_ONLY,
        /** As many answers were written down for others as may be. */
        TOO_MANY_HEARD
    }

    AskRefused(Why why) {
        super(why.name());
        this.why = why;
    }

    public Why why() {
        return why;
    }
}
