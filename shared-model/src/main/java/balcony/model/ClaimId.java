package balcony.model;

/** The id of a claim within its link: random, and for ever. */
public record ClaimId(String text) {
    @Override
    public String toString() {
        return text;
    }
}
