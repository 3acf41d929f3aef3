package balcony.model;

/** The id of a moment: random, and for ever. */
public record MomentId(String text) {
    @Override
    public String toString() {
        return text;
    }
}
