package balcony.server.maps;

/** What somebody sent cannot be used; the message says why, in words for them. */
public final class BadInput extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public BadInput(String reason) {
        super(reason);
    }

    /** Why, in words for whoever sent it. */
    public String reason() {
        return String.valueOf(getMessage());
    }
}
