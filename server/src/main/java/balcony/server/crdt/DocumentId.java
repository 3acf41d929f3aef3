package balcony.server.crdt;

/**
 * The id of an Automerge document: base58 of 16 random bytes and 4 bytes of checksum, 27 or 28 characters.
 *
 * @param text the base58 text
 */
public record DocumentId(String text) {
    /** The form that automerge-repo takes in {@code find}. */
    public String url() {
        return "automerge:" + text;
    }

    @Override
    public String toString() {
        return text;
    }
}
