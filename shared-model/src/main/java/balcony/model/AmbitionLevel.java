package balcony.model;

/** How far an ambition is drilled down. */
public enum AmbitionLevel implements Word {
    VISION("vision"),
    AMBITION("ambition"),
    OUTCOME("outcome"),
    COMMITMENT("commitment");

    private final String word;

    AmbitionLevel(String word) {
        this.word = word;
    }

    @Override
    public String word() {
        return word;
    }
}
