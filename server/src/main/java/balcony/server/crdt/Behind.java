package balcony.server.crdt;

import java.util.BitSet;

/**
 * What the change at the door builds on, directly or through others: all rows up to one, and single ones from there on. A run
 * of changes each of which builds on the last costs next to nothing, however much others did meanwhile.
 */
final class Behind {
    private final ChangeRows rows;
    private final IntList open = new IntList();
    private BitSet single = new BitSet();
    private int complete;
    private int newest = ChangeRows.NONE;

    Behind(ChangeRows rows) {
        this.rows = rows;
    }

    /** Turns to the change that builds directly on these rows. */
    void turnTo(int[] depRows) {
        if (depRows.length == 1 && depRows[0] == newest) {
            single.set(newest - complete);
        } else {
            search(depRows);
        }
        newest = ChangeRows.NONE;
        settle();
    }

    /** That the change was added as the newest row. */
    void added() {
        newest = rows.size() - 1;
    }

    /** How many rows from the first on are all behind the change. */
    int complete() {
        return complete;
    }

    boolean contains(int row) {
        return row < complete || single.get(row - complete);
    }

    private void search(int[] depRows) {
        complete = 0;
        for (int dep : depRows) {
            complete = Math.max(complete, rows.complete(dep));
        }
        single.clear();
        open.truncate(0);
        for (int dep : depRows) {
            open.add(dep);
        }
        while (open.size() > 0) {
            int row = open.last();
            open.removeLast();
            if (row >= complete && !single.get(row - complete)) {
                single.set(row - complete);
                rows.addDeps(row, open);
            }
        }
    }

    private void settle() {
        int more = single.nextClearBit(0);
        if (more > 0) {
            complete += more;
            single = single.get(more, Math.max(more, single.length()));
        }
    }
}
