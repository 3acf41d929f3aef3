package balcony.model;

/** What an Ask asks for. */
public enum AskKind implements Word {
    WORDS("words"),
    STANCE("stance"),
    SIGN("sign"),
    PLACE("place"),
    RANK("rank");

    private final String word;

    AskKind(String word) {
        this.word = word;
    }

    @Override
    public String word() {
        return word;
    }
}
