package balcony.server.journal;

/** A person as the server knows them, the same in all maps. Never written into a document: there a {@link MemberId} stands. */
public record PersonId(String value) {
    /** Whose something is that came back and whose author cannot be told. */
    public static final PersonId UNKNOWN = new PersonId("");

    @Override
    public String toString() {
        return value;
    }
}
