package balcony.model;

/** Whether something said still stands. */
public enum ClaimState implements Word {
    HELD("held"),
    WITHDRAWN("withdrawn"),
    INHERITED("inherited");

    private final String word;

    ClaimState(String word) {
        this.word = word;
    }

    @Override
    public String word() {
        return word;
    }
}
