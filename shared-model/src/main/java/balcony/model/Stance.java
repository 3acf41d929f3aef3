package balcony.model;

/** Where someone stands on an ambition. */
public enum Stance implements Word {
    COMMIT("commit"),
    SUPPORT("support"),
    UNSURE("unsure"),
    CANNOT("cannot");

    private final String word;

    Stance(String word) {
        this.word = word;
    }

    @Override
    public String word() {
        return word;
    }
}
