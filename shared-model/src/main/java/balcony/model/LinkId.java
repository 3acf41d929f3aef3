package balcony.model;

/** The id of a link: random, and for ever. */
public record LinkId(String text) {
    @Override
    public String toString() {
        return text;
    }
}
