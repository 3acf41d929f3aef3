package balcony.model;

/** What a link says of its two ends. */
public enum LinkKind implements Word {
    INFLUENCES("influences"),
    WORKS_WITH("works-with"),
    DEPENDS_ON("depends-on"),
    PART_OF("part-of");

    private final String word;

    LinkKind(String word) {
        this.word = word;
    }

    @Override
    public String word() {
        return word;
    }
}
