package balcony.server.operator;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** The sum by which a file or a cached value is told from another. */
final class Sha256 {
    private Sha256() {}

    static byte[] of(byte[] bytes) {
        return begin().digest(bytes);
    }

    /** A sum of what is yet to come. */
    static MessageDigest begin() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }
}
