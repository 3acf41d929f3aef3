package balcony.server.crdt;

/** The truth values of a column that counts, in turn, the false and the true ones. A column that has ended goes on with false. */
final class FlagReader {
    private final ByteReader reader;
    private boolean flag = true;
    private long left;

    FlagReader(byte[] column) {
        this.reader = new ByteReader(column);
    }

    boolean ended() {
        return left == 0 && reader.atEnd();
    }

    boolean next() throws BadBytes {
        if (ended()) {
            return false;
        }
        for (boolean first = reader.atStart(); left == 0; first = false) {
            left = reader.unsignedAtMost(Long.MAX_VALUE, "a run of flags");
            flag = !flag;
            if (left == 0 && !first) {
                throw new BadBytes("an empty run of flags");
            }
        }
        left--;
        return flag;
    }
}
