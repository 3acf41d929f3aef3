package balcony.model;

/** How sure whoever claims is. */
public enum Confidence implements Word {
    LOW("low"),
    SOME("some"),
    HIGH("high");

    private final String word;

    Confidence(String word) {
        this.word = word;
    }

    @Override
    public String word() {
        return word;
    }
}
