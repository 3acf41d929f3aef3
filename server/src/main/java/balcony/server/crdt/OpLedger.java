package balcony.server.crdt;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Every operation of a document, by number, in two ints each: what it left, in which object, and at which place. No values are
 * kept. Number 0 is the root. The newest operations can be taken back.
 */
final class OpLedger {
    /** What an operation left behind, that later ones may name. */
    enum Left {
        NOTHING,
        VALUE,
        MAP,
        LIST,
        TEXT;

        boolean isSequence() {
            return this == LIST || this == TEXT;
        }
    }

    static final int ROOT = 0;
    static final int NONE = -1;

    private static final Left[] LEFT = Left.values();
    private static final int LEFT_MASK = 7;
    private static final int INSERTED = 8;
    private static final int OBJECT_SHIFT = 4;

    /** More than this no map holds, as eight bytes for each are kept while it is open; and it must fit beside the flags. */
    static final int MAX_OPERATIONS = 20_000_000;

    private final IntList objects = new IntList();
    private final IntList places = new IntList();
    private final Map<String, Integer> names = new HashMap<>();
    private final List<String> nameList = new ArrayList<>();

    OpLedger() {
        add(Left.MAP, ROOT, NONE);
    }

    int size() {
        return objects.size();
    }

    int nameCount() {
        return nameList.size();
    }

    /** Forgets all but the first operations and names. */
    void truncate(int size, int nameCount) {
        objects.truncate(size);
        places.truncate(size);
        while (nameList.size() > nameCount) {
            names.remove(nameList.remove(nameList.size() - 1));
        }
    }

    int nameNumber(String name) {
        return names.computeIfAbsent(name, fresh -> {
            nameList.add(fresh);
            return nameList.size() - 1;
        });
    }

    String name(int number) {
        return nameList.get(number);
    }

    Left left(int number) {
        return LEFT[objects.get(number) & LEFT_MASK];
    }

    int objectOf(int number) {
        return objects.get(number) >>> OBJECT_SHIFT;
    }

    /** The name's number in a map; the inserting operation in a sequence. */
    int placeOf(int number) {
        return inserted(number) ? number : places.get(number);
    }

    /** Whether an operation inserted an element into a sequence. */
    boolean isElementOf(int number, int sequence) {
        return inserted(number) && objectOf(number) == sequence;
    }

    /** Adds the next operation, at a place that is there. */
    void add(Left leaves, int object, int place) {
        objects.add(object << OBJECT_SHIFT | ordinal(leaves));
        places.add(place);
    }

    /** Adds the next operation, inserting an element behind another; behind {@link #NONE} at the front. */
    void insert(Left leaves, int sequence, int behind) {
        objects.add(sequence << OBJECT_SHIFT | INSERTED | ordinal(leaves));
        places.add(behind);
    }

    /** The element behind which an operation inserted its own; {@link #NONE} at the front. */
    int insertedBehind(int element) {
        return places.get(element);
    }

    private boolean inserted(int number) {
        return (objects.get(number) & INSERTED) != 0;
    }

    private static int ordinal(Left leaves) {
        return switch (leaves) {
            case NOTHING -> 0;
            case VALUE -> 1;
            case MAP -> 2;
            case LIST -> 3;
            case TEXT -> 4;
        };
    }
}
