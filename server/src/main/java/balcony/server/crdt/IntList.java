package balcony.server.crdt;

import java.util.Arrays;

/** A growing list of ints without boxes. */
final class IntList {
    private int[] items = new int[64];
    private int size;

    int size() {
        return size;
    }

    int get(int index) {
        return items[index];
    }

    void set(int index, int item) {
        items[index] = item;
    }

    void add(int item) {
        if (size == items.length) {
            // A quarter more each time: what a map holds for long should not be half empty.
            items = Arrays.copyOf(items, size + Math.max(64, size / 4));
        }
        items[size++] = item;
    }

    int last() {
        return items[size - 1];
    }

    void removeLast() {
        size--;
    }

    void truncate(int length) {
        size = length;
    }
}
