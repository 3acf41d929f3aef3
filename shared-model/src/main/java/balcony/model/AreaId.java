package balcony.model;

/** The id of an area: random, and for ever. */
public record AreaId(String text) {
    @Override
    public String toString() {
        return text;
    }
}
