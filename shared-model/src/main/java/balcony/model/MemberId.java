package balcony.model;

/** A person as this map knows them: an id that is random per map. Names live on the server. */
public record MemberId(String text) {
    @Override
    public String toString() {
        return text;
    }
}
