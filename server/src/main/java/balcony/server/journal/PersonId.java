package balcony.server.journal;

/** A person as the server knows them, the same in all maps. Never written into a document: there a {@link MemberId} stands. */
public record PersonId(String value) {
    @Override
    public String toString() {
        return value;
    }
}
