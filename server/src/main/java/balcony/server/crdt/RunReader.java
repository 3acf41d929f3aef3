package balcony.server.crdt;

import org.jspecify.annotations.Nullable;

/**
 * The values of a run-length encoded column, one by one. A record is a signed count and its values: n > 0 is one value
 * n times, n < 0 is -n different values, 0 is an unsigned number of nulls. A column that has ended goes on with nulls.
 */
final class RunReader<T> {
    /** How one value is written. */
    interface Item<T> {
        T read(ByteReader reader) throws BadBytes;
    }

    private final ByteReader reader;
    private final Item<T> item;
    private long repeats;
    private long literals;
    private @Nullable T value;

    RunReader(byte[] column, Item<T> item) {
        this.reader = new ByteReader(column);
        this.item = item;
    }

    static RunReader<Long> unsigned(byte[] column) {
        return new RunReader<>(column, ByteReader::unsigned);
    }

    static RunReader<Long> signed(byte[] column) {
        return new RunReader<>(column, ByteReader::signed);
    }

    static RunReader<String> text(byte[] column) {
        return new RunReader<>(column, ByteReader::prefixedText);
    }

    boolean ended() {
        return repeats == 0 && literals == 0 && reader.atEnd();
    }

    @Nullable
    T next() throws BadBytes {
        if (ended()) {
            return null;
        }
        if (repeats == 0 && literals == 0) {
            startRecord();
        }
        if (repeats > 0) {
            repeats--;
        } else {
            literals--;
            value = item.read(reader);
        }
        return value;
    }

    private void startRecord() throws BadBytes {
        long count = reader.signed();
        if (count > 0) {
            repeats = count;
            value = item.read(reader);
        } else if (count < 0) {
            literals = Math.subtractExact(0, Math.max(count, -Long.MAX_VALUE));
        } else {
            repeats = reader.unsignedAtMost(Long.MAX_VALUE, "a run of nulls");
            value = null;
            if (repeats == 0) {
                throw new BadBytes("an empty run of nulls");
            }
        }
    }
}
