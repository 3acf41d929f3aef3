package balcony.server.crdt;

/** Bytes from outside broke a rule of the format. The reason says which, in words for a log and for the author. */
final class BadBytes extends Exception {
    private static final long serialVersionUID = 1L;

    private final String reason;

    BadBytes(String reason) {
        // Bad bytes are an ordinary event of an open port: no stack trace, which would cost more than the decoding.
        super(reason, null, false, false);
        this.reason = reason;
    }

    String reason() {
        return reason;
    }
}
