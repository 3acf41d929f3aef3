package balcony.server.crdt;

/** What bytes that claim to be a change turn out to be. */
public sealed interface DecodedChange {
    /**
     * A change whose checksum, hash and form are right.
     *
     * @param contents how many bytes it holds, inflated if it came deflated
     */
    record Valid(Change change, int contents) implements DecodedChange {}

    /**
     * A change whose checksum is right and whose form is not, so that it has a name under which it can be refused.
     *
     * @param reason what is wrong with it, in words for a log and for the author
     * @param contents how many bytes it holds, inflated if it came deflated
     */
    record Misshapen(ChangeHash hash, String reason, int contents) implements DecodedChange {}

    /**
     * Bytes that are no change.
     *
     * @param reason what is wrong with them, in words for a log and for the author
     */
    record Malformed(String reason) implements DecodedChange {}
}
