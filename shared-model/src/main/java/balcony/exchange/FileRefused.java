package balcony.exchange;

/** A file that cannot be read; the message is for whoever brought it. Never leaves this package. */
final class FileRefused extends Exception {
    private static final long serialVersionUID = 1L;

    FileRefused(String reason) {
        super(reason);
    }

    String reason() {
        return String.valueOf(getMessage());
    }
}
