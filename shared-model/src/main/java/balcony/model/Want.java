package balcony.model;

/** The direction someone wants an element to move in. */
public enum Want implements Word {
    UP("up"),
    DOWN("down"),
    HOLD("hold");

    private final String word;

    Want(String word) {
        this.word = word;
    }

    @Override
    public String word() {
        return word;
    }
}
