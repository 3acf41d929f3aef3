package balcony.server.sync;

/** Thrown inside the decoder at the first byte that cannot be right; never leaves this package. */
final class MalformedBytes extends Exception {
    private static final long serialVersionUID = 1;

    MalformedBytes(String reason) {
        super(reason, null, false, false);
    }
}
