package balcony.server.crdt;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/**
 * The names of a document's changes and what each builds on, by place: a change's number, from 0, in an order in which each
 * comes after what it builds on. About fifty bytes a change. One thread at a time.
 */
public final class ChangeIndex {
    /** The place of what is not here. */
    public static final int NONE = -1;

    private static final int FIRST_CAPACITY = 16;

    /** So that nobody outside can make names that meet in one slot. */
    private final long salt = ThreadLocalRandom.current().nextLong() | 1;

    private byte[] names = new byte[FIRST_CAPACITY * ChangeHash.LENGTH];
    private int[] depsEnd = new int[FIRST_CAPACITY];
    private int[] deps = new int[FIRST_CAPACITY];
    private int[] slots = new int[2 * FIRST_CAPACITY];
    private int size;

    /** How many changes are here. */
    public int size() {
        return size;
    }

    /** Takes a change that is not here, behind all others; what it builds on is here. Returns its place. */
    public int add(ChangeHash hash, List<ChangeHash> dependencies) {
        int[] places = new int[dependencies.size()];
        for (int i = 0; i < places.length; i++) {
            places[i] = find(dependencies.get(i));
            if (places[i] == NONE) {
                throw new IllegalStateException("the index was promised to hold " + dependencies.get(i));
            }
        }
        return add(hash, places);
    }

    /** The same with the places of what it builds on. */
    public int add(ChangeHash hash, int[] places) {
        int firstDep = size == 0 ? 0 : depsEnd[size - 1];
        if (names.length < (size + 1) * ChangeHash.LENGTH) {
            names = Arrays.copyOf(names, grown(size) * ChangeHash.LENGTH);
            depsEnd = Arrays.copyOf(depsEnd, grown(size));
        }
        if (deps.length < firstDep + places.length) {
            deps = Arrays.copyOf(deps, grown(firstDep + places.length));
        }
        System.arraycopy(hash.bytes(), 0, names, size * ChangeHash.LENGTH, ChangeHash.LENGTH);
        System.arraycopy(places, 0, deps, firstDep, places.length);
        depsEnd[size] = firstDep + places.length;
        size++;
        if (3L * size > 2L * slots.length) {
            slots = new int[2 * slots.length];
            for (int place = 0; place < size; place++) {
                enter(place);
            }
        } else {
            enter(size - 1);
        }
        return size - 1;
    }

    /** The next capacity of an array that holds so many and is full. */
    static int grown(int full) {
        return full + full / 4 + FIRST_CAPACITY;
    }

    /** The place of a change, or {@link #NONE}. */
    public int find(ChangeHash hash) {
        byte[] bytes = hash.bytes();
        for (int slot = slot(bytes, 0); slots[slot] != 0; slot = (slot + 1) & (slots.length - 1)) {
            int at = (slots[slot] - 1) * ChangeHash.LENGTH;
            if (Arrays.equals(names, at, at + ChangeHash.LENGTH, bytes, 0, ChangeHash.LENGTH)) {
                return slots[slot] - 1;
            }
        }
        return NONE;
    }

    public ChangeHash hash(int place) {
        int at = place * ChangeHash.LENGTH;
        return ChangeHash.of(Arrays.copyOfRange(names, at, at + ChangeHash.LENGTH));
    }

    /** The places of what a change builds on. */
    public int[] deps(int place) {
        return Arrays.copyOfRange(deps, place == 0 ? 0 : depsEnd[place - 1], depsEnd[place]);
    }

    /** The changes on which nothing builds, of the first so many, sorted. */
    public List<ChangeHash> heads(int count) {
        boolean[] builtOn = new boolean[count];
        for (int edge = 0; count > 0 && edge < depsEnd[count - 1]; edge++) {
            builtOn[deps[edge]] = true;
        }
        List<ChangeHash> heads = new ArrayList<>();
        for (int place = 0; place < count; place++) {
            if (!builtOn[place]) {
                heads.add(hash(place));
            }
        }
        heads.sort(null);
        return heads;
    }

    private void enter(int place) {
        int slot = slot(names, place * ChangeHash.LENGTH);
        while (slots[slot] != 0) {
            slot = (slot + 1) & (slots.length - 1);
        }
        slots[slot] = place + 1;
    }

    private int slot(byte[] bytes, int at) {
        long start = 0;
        for (int i = 0; i < Long.BYTES; i++) {
            start = start << 8 | (bytes[at + i] & 0xff);
        }
        long mixed = (start ^ salt) * 0x9E3779B97F4A7C15L;
        mixed = (mixed ^ mixed >>> 32) * salt;
        return (int) (mixed >>> 33) & (slots.length - 1);
    }
}
