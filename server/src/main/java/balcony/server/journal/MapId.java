package balcony.server.journal;

/** The stable id of a map; the Automerge document behind it may change, this does not. */
public record MapId(String value) {
    @Override
    public String toString() {
        return value;
    }
}
