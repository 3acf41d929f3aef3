package balcony.server.crdt;

import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * The id of an Automerge document: base58 of 16 random bytes and 4 bytes of checksum, 27 or 28 characters.
 *
 * @param text the base58 text
 */
public record DocumentId(String text) {
    private static final int LENGTH = 16;
    private static final String SCHEME = "automerge:";

    /** A fresh id: a version 4 UUID, as stock clients make them. */
    public static DocumentId random(RandomGenerator random) {
        byte[] uuid = new byte[LENGTH];
        random.nextBytes(uuid);
        uuid[6] = (byte) ((uuid[6] & 0x0f) | 0x40);
        uuid[8] = (byte) ((uuid[8] & 0x3f) | 0x80);
        return of(uuid);
    }

    /** Reads the base58 text, or the URL form; empty where the alphabet, the length or the checksum is wrong. */
    public static Optional<DocumentId> parse(String text) {
        String id = text.startsWith(SCHEME) ? text.substring(SCHEME.length()) : text;
        return Base58.decodeChecked(id).filter(bytes -> bytes.length == LENGTH).map(bytes -> new DocumentId(id));
    }

    private static DocumentId of(byte[] bytes) {
        return new DocumentId(Base58.encodeChecked(bytes));
    }

    /** The form that automerge-repo takes in {@code find}. */
    public String url() {
        return SCHEME + text;
    }

    @Override
    public String toString() {
        return text;
    }
}
