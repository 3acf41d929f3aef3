package balcony.server.sync;

/** What bytes that claim to be a sync message turn out to be. */
public sealed interface DecodedMessage {
    /** A message of the right form. Its changes are still untrusted bytes. */
    record Valid(SyncMessage message) implements DecodedMessage {}

    /**
     * Bytes that are no sync message.
     *
     * @param reason what is wrong with them, in words for a log
     */
    record Malformed(String reason) implements DecodedMessage {}
}
