package balcony.server.journal;

/** A person within one map: random per map, so that a document's history names nobody. It is what {@code by} holds. */
public record MemberId(String value) {
    @Override
    public String toString() {
        return value;
    }
}
