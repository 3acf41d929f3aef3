package balcony.model;

/** What more of the first end does to the second: more (+), less (-), no effect (0), not known (?). */
public enum Sign implements Word {
    PLUS("+"),
    MINUS("-"),
    NONE("0"),
    UNKNOWN("?");

    private final String word;

    Sign(String word) {
        this.word = word;
    }

    @Override
    public String word() {
        return word;
    }
}
