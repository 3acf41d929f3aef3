package balcony.server.crdt;

import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Optional;

/**
 * Base58 in Bitcoin's alphabet, with a checksum: the text form of document ids (16 bytes) and of heads in URLs and
 * remote-heads messages (32 bytes). The checksum is the first 4 bytes of the SHA-256 of the SHA-256 of the payload.
 */
public final class Base58 {
    private static final String ALPHABET = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
    private static final BigInteger BASE = BigInteger.valueOf(58);
    private static final int CHECKSUM_LENGTH = 4;

    /** Longer texts are no id of ours; decoding is quadratic in the length. */
    private static final int MAX_TEXT_LENGTH = 128;

    private Base58() {}

    /** The text of a payload and its checksum. */
    public static String encodeChecked(byte[] payload) {
        byte[] all = Arrays.copyOf(payload, payload.length + CHECKSUM_LENGTH);
        System.arraycopy(checksum(payload), 0, all, payload.length, CHECKSUM_LENGTH);
        return encode(all);
    }

    /** The payload of a text, if every character is of the alphabet and the checksum is right. */
    public static Optional<byte[]> decodeChecked(String text) {
        return decode(text).filter(all -> all.length >= CHECKSUM_LENGTH).flatMap(all -> {
            byte[] payload = Arrays.copyOf(all, all.length - CHECKSUM_LENGTH);
            byte[] sum = Arrays.copyOfRange(all, payload.length, all.length);
            return Arrays.equals(sum, checksum(payload)) ? Optional.of(payload) : Optional.empty();
        });
    }

    private static String encode(byte[] bytes) {
        StringBuilder digits = new StringBuilder();
        BigInteger rest = new BigInteger(1, bytes);
        while (rest.signum() > 0) {
            BigInteger[] quotient = rest.divideAndRemainder(BASE);
            digits.append(ALPHABET.charAt(quotient[1].intValue()));
            rest = quotient[0];
        }
        for (int i = 0; i < bytes.length && bytes[i] == 0; i++) {
            digits.append(ALPHABET.charAt(0));
        }
        return digits.reverse().toString();
    }

    private static Optional<byte[]> decode(String text) {
        if (text.length() > MAX_TEXT_LENGTH) {
            return Optional.empty();
        }
        BigInteger number = BigInteger.ZERO;
        for (int i = 0; i < text.length(); i++) {
            int digit = ALPHABET.indexOf(text.charAt(i));
            if (digit < 0) {
                return Optional.empty();
            }
            number = number.multiply(BASE).add(BigInteger.valueOf(digit));
        }
        int zeros = 0;
        while (zeros < text.length() && text.charAt(zeros) == ALPHABET.charAt(0)) {
            zeros++;
        }
        byte[] magnitude = number.signum() == 0 ? new byte[0] : number.toByteArray();
        int sign = magnitude.length > 0 && magnitude[0] == 0 ? 1 : 0;
        byte[] bytes = new byte[zeros + magnitude.length - sign];
        System.arraycopy(magnitude, sign, bytes, zeros, magnitude.length - sign);
        return Optional.of(bytes);
    }

    private static byte[] checksum(byte[] payload) {
        return Arrays.copyOf(sha256(sha256(payload)), CHECKSUM_LENGTH);
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
