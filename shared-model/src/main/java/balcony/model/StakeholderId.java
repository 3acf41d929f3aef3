package balcony.model;

/** The id of a stakeholder card: random, and for ever. */
public record StakeholderId(String text) {
    @Override
    public String toString() {
        return text;
    }
}
