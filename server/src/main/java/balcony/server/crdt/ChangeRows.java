package balcony.server.crdt;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The changes of a document in the order in which they came, a row of a few ints each: its hash, what it builds on, and which
 * operations are its own. The newest rows can be taken back.
 */
final class ChangeRows {
    static final int NONE = -1;

    private final Names names;
    private final IntList startOps = new IntList();
    private final IntList actors = new IntList();
    private final IntList complete = new IntList();
    private final IntList depEnds = new IntList();
    private final IntList deps = new IntList();
    private final IntList firstNumbers = new IntList();
    private final List<Author> authors = new ArrayList<>();
    private final Map<ActorId, Author> authorOf = new HashMap<>();

    /** An actor with its rows, oldest first. */
    private record Author(ActorId actor, int number, IntList rows) {}

    /** @param kept the names of changes that somebody keeps already, each in the row that is its place there, once it is added here */
    ChangeRows(int firstNumber, ChangeIndex kept) {
        firstNumbers.add(firstNumber);
        names = new Names(kept);
    }

    int size() {
        return startOps.size();
    }

    /** The row of a change; {@link #NONE} where it is not here. */
    int find(ChangeHash hash) {
        return names.find(hash, size());
    }

    /**
     * Adds a change, whose operations get the next numbers.
     *
     * @param behind how many rows from the first on are all behind the change
     */
    void add(Change change, int[] depRows, int behind) {
        Author author = authorOf.computeIfAbsent(change.actor(), actor -> {
            authors.add(new Author(actor, authors.size(), new IntList()));
            return authors.get(authors.size() - 1);
        });
        author.rows.add(size());
        for (int dep : depRows) {
            deps.add(dep);
        }
        depEnds.add(deps.size());
        complete.add(behind);
        actors.add(author.number);
        names.add(change.hash(), size());
        firstNumbers.add(firstNumbers.last() + (int) change.opCount());
        startOps.add((int) change.startOp());
    }

    /** Forgets the newest change. */
    void takeBack() {
        int row = size() - 1;
        names.removeLast();
        authors.get(actors.get(row)).rows.removeLast();
        firstNumbers.removeLast();
        startOps.removeLast();
        actors.removeLast();
        complete.removeLast();
        depEnds.removeLast();
        deps.truncate(row == 0 ? 0 : depEnds.get(row - 1));
    }

    /** The newest change of an actor; {@link #NONE} where it has none. */
    int newestOf(ActorId actor) {
        Author author = authorOf.get(actor);
        return author == null || author.rows.size() == 0 ? NONE : author.rows.last();
    }

    /** How many changes of an actor are here. */
    int countOf(ActorId actor) {
        Author author = authorOf.get(actor);
        return author == null ? 0 : author.rows.size();
    }

    /** How many rows from the first on are all behind a change, or the change itself. */
    int complete(int row) {
        return complete.get(row) == row ? row + 1 : complete.get(row);
    }

    /** Adds the rows on which a change builds directly to a list. */
    void addDeps(int row, IntList to) {
        for (int i = row == 0 ? 0 : depEnds.get(row - 1); i < depEnds.get(row); i++) {
            to.add(deps.get(i));
        }
    }

    long lastOp(int row) {
        return Integer.toUnsignedLong(startOps.get(row)) + opCount(row) - 1;
    }

    /** The row of the change whose operation this is; {@link #NONE} where there is none. */
    int holding(OpId id) {
        Author author = authorOf.get(id.actor());
        if (author == null) {
            return NONE;
        }
        int low = 0;
        int high = author.rows.size() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            if (Integer.toUnsignedLong(startOps.get(author.rows.get(middle))) <= id.counter()) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        int row = high < 0 ? NONE : author.rows.get(high);
        return row == NONE || id.counter() > lastOp(row) ? NONE : row;
    }

    /** The number of an operation of a change. */
    int number(int row, long counter) {
        return firstNumbers.get(row) + (int) (counter - Integer.toUnsignedLong(startOps.get(row)));
    }

    /** The number of the first operation of the change that would come next. */
    int nextNumber() {
        return firstNumbers.last();
    }

    /** Orders two operations as every replica does: by counter, then by actor. */
    int compare(int number, int other) {
        int row = rowOf(number);
        int otherRow = rowOf(other);
        int byCounter = Long.compare(counter(row, number), counter(otherRow, other));
        return byCounter != 0
                ? byCounter
                : authors.get(actors.get(row)).actor.compareTo(authors.get(actors.get(otherRow)).actor);
    }

    private long counter(int row, int number) {
        return Integer.toUnsignedLong(startOps.get(row)) + number - firstNumbers.get(row);
    }

    private int rowOf(int number) {
        int low = 0;
        int high = size() - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (firstNumbers.get(middle) <= number) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }

    private int opCount(int row) {
        return firstNumbers.get(row + 1) - firstNumbers.get(row);
    }

    /** Hash to row: by the names that somebody keeps already, and what is not among them yet by names of its own. */
    private static final class Names {
        private final ChangeIndex kept;

        /** Rows that are not kept at their place, oldest first. */
        private final Map<ChangeHash, Integer> own = new LinkedHashMap<>();

        private @Nullable ChangeHash newest;

        Names(ChangeIndex kept) {
            this.kept = kept;
        }

        int find(ChangeHash hash, int size) {
            Integer row = own.get(hash);
            if (row != null) {
                return row;
            }
            int place = kept.find(hash);
            return place < size ? place : NONE;
        }

        void add(ChangeHash hash, int row) {
            forgetKept();
            if (kept.find(hash) != row) {
                own.put(hash, row);
            }
            newest = hash;
        }

        void removeLast() {
            own.remove(newest);
            newest = null;
        }

        /** Mostly what was let in is kept by the time that the next one comes. */
        private void forgetKept() {
            Iterator<Map.Entry<ChangeHash, Integer>> oldest = own.entrySet().iterator();
            while (oldest.hasNext()) {
                Map.Entry<ChangeHash, Integer> one = oldest.next();
                if (kept.find(one.getKey()) != one.getValue()) {
                    return;
                }
                oldest.remove();
            }
        }
    }
}
