package balcony.server.crdt;

import java.util.Arrays;

/**
 * For each counter, how far it could have been counted: its start and all increments without their signs. Whichever of these a
 * replica has, it reads no number beyond. What came last can be taken back.
 */
final class CounterTotals {
    /** One more, and a stock page reads a BigInt, to which it cannot add any more. */
    static final long MOST = Fitness.MAX_SAFE_INTEGER - 1;

    private static final int FIRST_CAPACITY = 16;

    /** The numbers of the operations that made the counters, in rising order. */
    private final IntList counters = new IntList();

    private long[] totals = new long[FIRST_CAPACITY];

    /** What the newest change added, to which counter. */
    private final IntList added = new IntList();

    private long[] amounts = new long[FIRST_CAPACITY];
    private int before;

    /** From here on everything can be taken back. */
    void begin() {
        before = counters.size();
        added.truncate(0);
    }

    /** Forgets what came since the beginning. */
    void takeBack() {
        for (int i = 0; i < added.size(); i++) {
            totals[added.get(i)] -= amounts[i];
        }
        counters.truncate(before);
        added.truncate(0);
    }

    /** Takes a new counter, made by the newest operation; false if its start is beyond what it can count. */
    boolean start(int number, long value) {
        int index = counters.size();
        counters.add(number);
        totals = withRoom(totals, index);
        totals[index] = 0;
        return add(index, value);
    }

    /** Adds to what an operation made; false if that was a counter which cannot count so far. */
    boolean increment(int number, long amount) {
        int low = 0;
        int high = counters.size() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            if (counters.get(middle) == number) {
                return add(middle, amount);
            } else if (counters.get(middle) < number) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return true;
    }

    /** The amount is within JavaScript's whole numbers. */
    private boolean add(int index, long amount) {
        long size = Math.abs(amount);
        if (size > MOST - totals[index]) {
            return false;
        }
        totals[index] += size;
        amounts = withRoom(amounts, added.size());
        amounts[added.size()] = size;
        added.add(index);
        return true;
    }

    private static long[] withRoom(long[] items, int index) {
        return index < items.length ? items : Arrays.copyOf(items, items.length + items.length / 4 + FIRST_CAPACITY);
    }
}
