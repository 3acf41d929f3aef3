package balcony.model;

/** Whether the answers of an Ask have been opened. */
public enum AskState implements Word {
    OPEN("open"),
    REVEALED("revealed"),
    CANCELLED("cancelled");

    private final String word;

    AskState(String word) {
        this.word = word;
    }

    @Override
    public String word() {
        return word;
    }
}
