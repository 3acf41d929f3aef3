package balcony.server.crdt;

import java.util.HexFormat;
import java.util.random.RandomGenerator;

/**
 * One writer of changes: an editing session of one page, or the server. Lower-case hexadecimal.
 *
 * @param hex an even number of hexadecimal digits, lower case
 */
public record ActorId(String hex) implements Comparable<ActorId> {
    private static final int RANDOM_LENGTH = 16;

    /** A fresh writer: 16 random bytes, as stock clients make them. */
    public static ActorId random(RandomGenerator random) {
        byte[] bytes = new byte[RANDOM_LENGTH];
        random.nextBytes(bytes);
        return of(bytes);
    }

    static ActorId of(byte[] bytes) {
        return new ActorId(HexFormat.of().formatHex(bytes));
    }

    byte[] bytes() {
        return HexFormat.of().parseHex(hex);
    }

    @Override
    public int compareTo(ActorId other) {
        return hex.compareTo(other.hex);
    }

    @Override
    public String toString() {
        return hex;
    }
}
