package balcony.model;

/**
 * Whether an element is on the map: aside was put there by someone else, with a reason; gone was taken back by its own
 * author. Both come back with all that was on them.
 */
public enum Standing implements Word {
    HERE("here"),
    ASIDE("aside"),
    GONE("gone");

    private final String word;

    Standing(String word) {
        this.word = word;
    }

    @Override
    public String word() {
        return word;
    }
}
