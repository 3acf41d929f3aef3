package balcony.server.reader;

/** That a child lives on but did not do what it was asked. */
final class Mishap extends Exception {
    private static final long serialVersionUID = 1L;
    private final int index;

    Mishap(int index, String reason) {
        super(reason);
        this.index = index;
    }

    /** The change that automerge refused, or -1 where that is not known. */
    int index() {
        return index;
    }
}
