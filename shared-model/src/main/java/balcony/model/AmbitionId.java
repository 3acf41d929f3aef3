package balcony.model;

/** The id of an ambition: random, and for ever. */
public record AmbitionId(String text) {
    @Override
    public String toString() {
        return text;
    }
}
