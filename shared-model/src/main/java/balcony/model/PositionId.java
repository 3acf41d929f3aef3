package balcony.model;

/** The id of a position within its ambition: random, and for ever. */
public record PositionId(String text) {
    @Override
    public String toString() {
        return text;
    }
}
