package balcony.server.access;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Locale;
import java.util.random.RandomGenerator;

/**
 * What is handed out and later proves something: tokens for links, long codes to write down, short codes to type. The server
 * keeps only hashes of those that work alone; they hold so much chance that a plain SHA-256 suffices.
 */
final class Secrets {
    /** Digits and capitals without the look-alikes 0 O 1 I L U. */
    static final String ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ";

    /** 98 bits. */
    static final int LONG_CODE_LENGTH = 20;

    static final int SHORT_CODE_LENGTH = 6;

    private static final int TOKEN_BYTES = 16;
    private static final int GROUP = 4;

    private final RandomGenerator random;

    Secrets(RandomGenerator random) {
        this.random = random;
    }

    /** 128 random bits as 22 characters that need no escaping in an address. */
    String token() {
        byte[] bytes = new byte[TOKEN_BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** Like {@code K7QM-2XHP-9RWD-4TNB-CC2Z}. */
    String longCode() {
        return grouped(letters(LONG_CODE_LENGTH));
    }

    /** Like {@code K7QM2X}: short enough to shout across a room, so it needs a door and a budget. */
    String shortCode() {
        return letters(SHORT_CODE_LENGTH);
    }

    private String letters(int length) {
        StringBuilder code = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            code.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return code.toString();
    }

    /** A long code out of bytes that are as good as random. */
    static String longCode(byte[] bytes) {
        BigInteger rest = new BigInteger(1, bytes);
        BigInteger base = BigInteger.valueOf(ALPHABET.length());
        StringBuilder code = new StringBuilder(LONG_CODE_LENGTH);
        for (int i = 0; i < LONG_CODE_LENGTH; i++) {
            BigInteger[] parts = rest.divideAndRemainder(base);
            code.append(ALPHABET.charAt(parts[1].intValue()));
            rest = parts[0];
        }
        return grouped(code.toString());
    }

    private static String grouped(String letters) {
        StringBuilder code = new StringBuilder();
        for (int i = 0; i < letters.length(); i++) {
            if (i > 0 && i % GROUP == 0) {
                code.append('-');
            }
            code.append(letters.charAt(i));
        }
        return code.toString();
    }

    /** A code as it was meant, however it was typed: capitals, without spaces and dashes. */
    static String typed(String code) {
        return code.toUpperCase(Locale.ROOT).replaceAll("[^0-9A-Z]", "");
    }

    static byte[] hash(String secret) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** The hash under which a long code is kept. */
    static byte[] hashOfCode(String code) {
        return hash(typed(code));
    }
}
