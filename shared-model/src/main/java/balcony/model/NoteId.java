package balcony.model;

/** The id of a note: random, and for ever. */
public record NoteId(String text) {
    @Override
    public String toString() {
        return text;
    }
}
