package balcony.model;

/** What an element is. */
public enum ElementKind implements Word {
    FACTOR("factor"),
    OUTCOME("outcome"),
    ACTION("action"),
    SERVICE("service"),
    STAKEHOLDER("stakeholder"),
    NOTE("note");

    private final String word;

    ElementKind(String word) {
        this.word = word;
    }

    @Override
    public String word() {
        return word;
    }
}
