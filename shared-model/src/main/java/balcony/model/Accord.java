package balcony.model;

/** How two layers stand to each other on one connection. */
public enum Accord implements Word {
    /** Only the first has it. */
    ONLY_FIRST("only-first"),
    /** Only the second has it. */
    ONLY_SECOND("only-second"),
    /** Each has it in the other's opposite direction. */
    REVERSED("reversed"),
    /** Both have it, and no known signs differ. */
    SAME("same"),
    /** Both have it, and some known signs differ. */
    OPPOSITE("opposite");

    private final String word;

    Accord(String word) {
        this.word = word;
    }

    @Override
    public String word() {
        return word;
    }
}
