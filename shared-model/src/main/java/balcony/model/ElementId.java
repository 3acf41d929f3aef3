package balcony.model;

/** The id of an element: random, and for ever. */
public record ElementId(String text) {
    @Override
    public String toString() {
        return text;
    }
}
