package balcony.server.crdt;

import org.jspecify.annotations.Nullable;

/** Writes a column of numbers as differences, for {@link DeltaReader}. */
final class DeltaWriter {
    private final RunWriter<Long> differences = RunWriter.signed();
    private long number;

    void add(@Nullable Long next) {
        if (next == null) {
            differences.add(null);
        } else {
            differences.add(next - number);
            number = next;
        }
    }

    byte[] finish() {
        return differences.finish();
    }
}
