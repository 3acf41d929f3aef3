package balcony.model;

/** The six ways to reflect. */
public enum Way implements Word {
    FEELING("feeling"),
    PERCEIVING("perceiving"),
    THINKING("thinking"),
    DOING("doing"),
    RELATING("relating"),
    BEING("being");

    private final String word;

    Way(String word) {
        this.word = word;
    }

    @Override
    public String word() {
        return word;
    }
}
