package balcony.server.crdt;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Writes a run-length encoded column as stock clients do, byte for byte: two or more equal values are a run, single
 * ones between runs are one literal record, and a column of nothing but nulls is empty.
 */
final class RunWriter<T> {
    /** How one value is written. */
    interface Item<T> {
        void write(ByteWriter out, T value);
    }

    private final ByteWriter out = new ByteWriter();
    private final Item<T> item;
    private final ByteWriter literals = new ByteWriter();
    private long literalCount;
    private @Nullable T value;
    private long count;
    private boolean anyValue;

    RunWriter(Item<T> item) {
        this.item = item;
    }

    static RunWriter<Long> unsigned() {
        return new RunWriter<>(ByteWriter::unsigned);
    }

    static RunWriter<Long> signed() {
        return new RunWriter<>(ByteWriter::signed);
    }

    static RunWriter<String> text() {
        return new RunWriter<>(ByteWriter::prefixedText);
    }

    void add(@Nullable T next) {
        if (count > 0 && !Objects.equals(value, next)) {
            endRun();
        }
        anyValue |= next != null;
        value = next;
        count++;
    }

    byte[] finish() {
        if (!anyValue) {
            return new byte[0];
        }
        endRun();
        endLiterals();
        return out.toByteArray();
    }

    private void endRun() {
        T run = value;
        if (run == null) {
            endLiterals();
            out.signed(0).unsigned(count);
        } else if (count == 1) {
            item.write(literals, run);
            literalCount++;
        } else {
            endLiterals();
            item.write(out.signed(count), run);
        }
        count = 0;
    }

    private void endLiterals() {
        if (literalCount == 0) {
            return;
        }
        literals.appendTo(out.signed(-literalCount));
        literals.reset();
        literalCount = 0;
    }
}
