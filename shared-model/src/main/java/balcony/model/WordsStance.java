package balcony.model;

/** What someone thinks of the words of an element. */
public enum WordsStance implements Word {
    KEEP("keep"),
    REWORD("reword"),
    NOT_OURS("not-ours"),
    UNSAFE("unsafe");

    private final String word;

    WordsStance(String word) {
        this.word = word;
    }

    @Override
    public String word() {
        return word;
    }
}
