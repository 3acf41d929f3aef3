package balcony.server.crdt;

/**
 * One writer of changes: an editing session of one page, or the server. Lower-case hexadecimal.
 *
 * @param hex an even number of hexadecimal digits, lower case
 */
public record ActorId(String hex) implements Comparable<ActorId> {
    @Override
    public int compareTo(ActorId other) {
        return hex.compareTo(other.hex);
    }

    @Override
    public String toString() {
        return hex;
    }
}
