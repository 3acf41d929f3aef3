package balcony.server.crdt;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * Every operation of a document, by number, in a few ints each: what it left, in which object, at which place, and for an
 * element of a sequence what stands behind it. No values are kept. Number 0 is the root. The operations of the newest
 * change can be taken back.
 */
final class OpLedger {
    /** What an operation left behind, that later ones may name. */
    enum Left {
        NOTHING,
        VALUE,
        MAP,
        SEQUENCE
    }

    static final int ROOT = 0;
    static final int NONE = -1;

    private static final Left[] LEFT = Left.values();

    /** Operations of one change, numbered in a row. */
    private static final class Run {
        private final int base;
        private int length;

        private Run(int base) {
            this.base = base;
        }
    }

    private final Map<ActorId, NavigableMap<Long, Run>> runs = new HashMap<>();
    private final List<ActorId> actors = new ArrayList<>();
    private final Map<ActorId, Integer> actorNumbers = new HashMap<>();
    private final Map<String, Integer> names = new HashMap<>();
    private final IntList actorOf = new IntList();
    private final IntList counterOf = new IntList();
    private final IntList left = new IntList();
    private final IntList objectOf = new IntList();
    private final IntList placeOf = new IntList();
    private final IntList first = new IntList();
    private final IntList next = new IntList();

    private Run current = new Run(0);
    private final IntList linkedBehind = new IntList();

    OpLedger() {
        startChange(new ActorId(""), 0);
        add(Left.MAP, ROOT, NONE);
    }

    void startChange(ActorId actor, long startOp) {
        current = new Run(left.size());
        linkedBehind.truncate(0);
        actorNumbers.computeIfAbsent(actor, fresh -> {
            actors.add(fresh);
            return actors.size() - 1;
        });
        runs.computeIfAbsent(actor, any -> new TreeMap<>()).put(startOp, current);
    }

    /** Forgets the operations of the change that was started last. */
    void takeBack(ActorId actor, long startOp) {
        for (int number = left.size() - 1; number >= current.base; number--) {
            int behind = linkedBehind.get(number - current.base);
            if (behind != NONE) {
                link(objectOf.get(number), behind, next.get(number));
            }
        }
        for (IntList column : List.of(actorOf, counterOf, left, objectOf, placeOf, first, next)) {
            column.truncate(current.base);
        }
        NavigableMap<Long, Run> ofActor = runs.get(actor);
        if (ofActor != null) {
            ofActor.remove(startOp);
        }
    }

    /** The number of an operation; {@link #NONE} where there is none. */
    int find(OpId id) {
        NavigableMap<Long, Run> ofActor = runs.get(id.actor());
        Map.Entry<Long, Run> run = ofActor == null ? null : ofActor.floorEntry(id.counter());
        if (run == null) {
            return NONE;
        }
        long offset = id.counter() - run.getKey();
        return offset < run.getValue().length ? run.getValue().base + (int) offset : NONE;
    }

    int nameNumber(String name) {
        return names.computeIfAbsent(name, any -> names.size());
    }

    Left left(int number) {
        return LEFT[left.get(number)];
    }

    int objectOf(int number) {
        return objectOf.get(number);
    }

    /** The name's number in a map; the inserting operation in a sequence. */
    int placeOf(int number) {
        return placeOf.get(number);
    }

    /** Whether an operation inserted an element into a sequence. */
    boolean isElementOf(int number, int sequence) {
        return number > ROOT
                && objectOf.get(number) == sequence
                && placeOf.get(number) == number
                && left(sequence) == Left.SEQUENCE;
    }

    /** Adds the next operation of the change at a place that is there. */
    void add(OpId id, Left leaves, int object, int place) {
        add(id.actor(), id.counter(), leaves, object, place);
        linkedBehind.add(NONE);
    }

    /** Adds the next operation of the change, inserting an element behind another; behind {@link #NONE} at the front. */
    void insert(OpId id, Left leaves, int sequence, int behind) {
        int number = left.size();
        add(id.actor(), id.counter(), leaves, sequence, number);
        int previous = behind == NONE ? sequence : behind;
        int following = following(sequence, previous);
        while (following != NONE && compare(following, number) > 0) {
            previous = following;
            following = next.get(following);
        }
        next.set(number, following);
        link(sequence, previous, number);
        linkedBehind.add(previous);
    }

    /** Whether one element of a sequence stands before another. */
    boolean isBefore(int element, int other) {
        for (int following = next.get(element); following != NONE; following = next.get(following)) {
            if (following == other) {
                return true;
            }
        }
        return false;
    }

    private int following(int sequence, int previous) {
        return previous == sequence ? first.get(sequence) : next.get(previous);
    }

    private void link(int sequence, int previous, int following) {
        (previous == sequence ? first : next).set(previous, following);
    }

    private int compare(int one, int other) {
        int byCounter = Integer.compareUnsigned(counterOf.get(one), counterOf.get(other));
        return byCounter != 0 ? byCounter : actors.get(actorOf.get(one)).compareTo(actors.get(actorOf.get(other)));
    }

    private void add(Left leaves, int object, int place) {
        add(actors.get(0), 0, leaves, object, place);
        linkedBehind.add(NONE);
    }

    private void add(ActorId actor, long counter, Left leaves, int object, int place) {
        Integer actorNumber = actorNumbers.get(actor);
        actorOf.add(actorNumber == null ? 0 : actorNumber);
        counterOf.add((int) counter);
        left.add(ordinal(leaves));
        objectOf.add(object);
        placeOf.add(place);
        first.add(NONE);
        next.add(NONE);
        current.length++;
    }

    private static int ordinal(Left leaves) {
        return switch (leaves) {
            case NOTHING -> 0;
            case VALUE -> 1;
            case MAP -> 2;
            case SEQUENCE -> 3;
        };
    }
}
