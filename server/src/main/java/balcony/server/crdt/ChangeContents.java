package balcony.server.crdt;

import java.util.ArrayList;
import java.util.List;

/**
 * What a change chunk holds, field by field, in the order of the format.
 *
 * @param otherActors the actors that the operations name beside the author; operations count them from 1
 * @param extra bytes behind the columns, whose meaning is their author's; the hash covers them
 */
record ChangeContents(
        List<ChangeHash> deps,
        ActorId actor,
        long seq,
        long startOp,
        long time,
        String message,
        List<ActorId> otherActors,
        List<Column> columns,
        byte[] extra) {
    /** Stock clients keep counters of operations and of changes in 32 bits. */
    static final long MAX_COUNTER = 0xffff_ffffL;

    static ChangeContents read(byte[] contents) throws BadBytes {
        ByteReader reader = new ByteReader(contents);
        List<ChangeHash> deps = new ArrayList<>();
        for (int left = reader.count(ChangeHash.LENGTH, "dependencies"); left > 0; left--) {
            deps.add(ChangeHash.of(reader.take(ChangeHash.LENGTH)));
        }
        ActorId actor = ActorId.of(reader.prefixed());
        long seq = positive(reader, "the sequence number");
        long startOp = positive(reader, "the counter of the first operation");
        long time = reader.signed();
        String message = reader.prefixedText();
        List<ActorId> others = new ArrayList<>();
        for (int left = reader.count(1, "actors"); left > 0; left--) {
            others.add(ActorId.of(reader.prefixed()));
        }
        List<Column> columns = columns(reader);
        return new ChangeContents(deps, actor, seq, startOp, time, message, others, columns, reader.rest());
    }

    private static long positive(ByteReader reader, String what) throws BadBytes {
        long value = reader.unsignedAtMost(MAX_COUNTER, what);
        if (value == 0) {
            throw new BadBytes(what + " is 0");
        }
        return value;
    }

    private static List<Column> columns(ByteReader reader) throws BadBytes {
        int count = reader.count(2, "columns");
        int[] specs = new int[count];
        int[] lengths = new int[count];
        for (int i = 0; i < count; i++) {
            specs[i] = (int) reader.unsignedAtMost(Column.MAX_SPEC, "a column's number");
            if ((specs[i] & Column.DEFLATED) != 0) {
                throw new BadBytes("a compressed column in a change");
            }
            if (i > 0 && specs[i] <= specs[i - 1]) {
                throw new BadBytes("columns out of order");
            }
            lengths[i] = reader.count(1, "bytes of a column");
        }
        List<Column> columns = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            columns.add(new Column(specs[i], reader.take(lengths[i])));
        }
        return columns;
    }

    byte[] write() {
        ByteWriter out = new ByteWriter().unsigned(deps.size());
        deps.forEach(dep -> out.raw(dep.bytes()));
        out.prefixed(actor.bytes()).unsigned(seq).unsigned(startOp).signed(time).prefixedText(message);
        out.unsigned(otherActors.size());
        otherActors.forEach(other -> out.prefixed(other.bytes()));
        out.unsigned(columns.size());
        columns.forEach(column -> out.unsigned(column.spec()).unsigned(column.data().length));
        columns.forEach(column -> out.raw(column.data()));
        return out.raw(extra).toByteArray();
    }
}
