package balcony.server.access;

/** Ends a piece of work with a refusal, so that none of it is kept. No fault of the server, so no stack trace. */
public final class AccessRefused extends RuntimeException {
    private final Refusal refusal;

    AccessRefused(Refusal refusal) {
        super(refusal.name(), null, false, false);
        this.refusal = refusal;
    }

    public Refusal refusal() {
        return refusal;
    }
}
