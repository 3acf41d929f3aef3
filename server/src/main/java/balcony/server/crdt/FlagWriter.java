package balcony.server.crdt;

/** Writes a column of truth values, for {@link FlagReader}. */
final class FlagWriter {
    private final ByteWriter out = new ByteWriter();
    private boolean flag;
    private boolean anyTrue;
    private long count;

    void add(boolean next) {
        if (next != flag) {
            out.unsigned(count);
            flag = next;
            count = 0;
        }
        anyTrue |= next;
        count++;
    }

    byte[] finish() {
        return count == 0 ? new byte[0] : out.unsigned(count).toByteArray();
    }

    /** As stock clients write a column that is most often all false: then it is empty. */
    byte[] finishUnlessAllFalse() {
        return anyTrue ? finish() : new byte[0];
    }
}
