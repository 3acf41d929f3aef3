package balcony.server.crdt;

import org.jspecify.annotations.Nullable;

/** The numbers of a column that holds, run-length encoded, the difference of each to the one before; nulls stand between. */
final class DeltaReader {
    private final RunReader<Long> differences;
    private long number;

    DeltaReader(byte[] column) {
        this.differences = RunReader.signed(column);
    }

    boolean ended() {
        return differences.ended();
    }

    @Nullable
    Long next() throws BadBytes {
        Long difference = differences.next();
        if (difference == null) {
            return null;
        }
        long sum = number + difference;
        if (((number ^ sum) & (difference ^ sum)) < 0) {
            throw new BadBytes("a column of differences exceeds 64 bits");
        }
        number = sum;
        return number;
    }
}
