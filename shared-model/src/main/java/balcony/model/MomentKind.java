package balcony.model;

/** Why a moment was marked. */
public enum MomentKind implements Word {
    MOMENT("moment"),
    REVIEW("review");

    private final String word;

    MomentKind(String word) {
        this.word = word;
    }

    @Override
    public String word() {
        return word;
    }
}
