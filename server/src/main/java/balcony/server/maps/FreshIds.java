package balcony.server.maps;

import java.util.random.RandomGenerator;

/** Makes the ids of records: 26 letters and digits, 130 bits, as the page does. */
public final class FreshIds {
    private static final String LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int LENGTH = 26;

    private final RandomGenerator random;

    public FreshIds(RandomGenerator random) {
        this.random = random;
    }

    /** One more, that nobody has. */
    public String next() {
        StringBuilder id = new StringBuilder(LENGTH);
        for (int i = 0; i < LENGTH; i++) {
            id.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return id.toString();
    }
}
