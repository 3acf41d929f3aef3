package balcony.server.crdt;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * A change under a right checksum that no map may take, upon {@link #base}. Each passed a weaker check once and then broke
 * the map in every browser, or is of a kind that could.
 *
 * @param name what is wrong with it
 * @param code the refusal that a room answers
 */
public record BadChange(String name, String code, byte[] chunk) {
    private static final ActorId AUTHOR = new ActorId("0c");
    private static final Key K = new Key.Name("k");
    private static final Value VALUE = new Value.Str("z");
    private static final long NEXT = 10;

    /** The document that they come upon, in one change of this actor: a text, a list, and a map. */
    public static Change base(ActorId actor) {
        return new Replica()
                .write(
                        actor,
                        0,
                        "",
                        root -> root.text("text", "abc")
                                .list("list", List.of(new Value.Int(1)))
                                .map("map")
                                .put("k", 1)
                                .put("n", 2));
    }

    /** The hash by which it is refused. */
    public ChangeHash hash() {
        try {
            return Chunk.read(chunk).hash();
        } catch (BadBytes e) {
            throw new IllegalStateException("the checksum was to be right", e);
        }
    }

    /** One for each way of being bad. */
    public static List<BadChange> upon(Change base) {
        ActorId server = base.actor();
        OpId text = new OpId(1, server);
        OpId a = new OpId(2, server);
        OpId c = new OpId(4, server);
        OpId item = new OpId(6, server);
        OpId map = new OpId(7, server);
        OpId k = new OpId(8, server);
        OpId n = new OpId(9, server);
        OpId nowhere = new OpId(3, new ActorId("0d"));
        Operation right = set(map, K, k);
        Operation[] two = {set(map, K, k), set(map, new Key.Name("n"), n)};
        List<BadChange> all = new ArrayList<>();
        add(all, "a run written as literals", "malformed", base, NEXT, with(columns(two), Column.ACTION, 0x7e, 1, 1));
        add(all, "an unknown column", "malformed", base, NEXT, with(columns(right), 0x92, 1, 1));
        add(all, "an empty column", "malformed", base, NEXT, with(columns(right), Column.EXPAND));
        add(all, "a startOp of a hundred million", "wrong-operations", base, 100_000_000, columns(right));
        add(all, "a startOp below its dependencies", "wrong-operations", base, NEXT - 1, columns(right));
        add(all, "a missing predecessor", "no-target", base, NEXT, columns(set(map, K, nowhere)));
        add(all, "another key's predecessor", "no-target", base, NEXT, columns(set(map, K, n)));
        add(all, "a deletion without predecessor", "no-target", base, NEXT, columns(delete(map, K)));
        add(all, "a missing object", "no-target", base, NEXT, columns(set(nowhere, K)));
        add(all, "a name in a text", "no-target", base, NEXT, columns(set(text, K)));
        add(
                all,
                "an insertion behind a foreign element",
                "no-target",
                base,
                NEXT,
                columns(insert(text, new Key.Element(item))));
        add(
                all,
                "an actor that is not named",
                "malformed",
                base,
                NEXT,
                new Parts(List.of(server, new ActorId("0f")), columns(right).columns));
        add(
                all,
                "an actor index out of range",
                "malformed",
                base,
                NEXT,
                with(columns(right), Column.OBJECT_ACTOR, 0x7f, 9));
        add(all, "columns of unequal length", "malformed", base, NEXT, with(columns(right), Column.ACTION, 2, 1));
        add(
                all,
                "value metadata that does not fit the values",
                "malformed",
                base,
                NEXT,
                with(columns(right), Column.VALUE_META, 0x7f, 0x26));
        add(all, "an unknown action", "malformed", base, NEXT, with(columns(right), Column.ACTION, 0x7f, 9));
        add(all, "half a mark", "unfit", base, NEXT, columns(mark(text, a)));
        add(all, "a table", "unfit", base, NEXT, columns(make(Action.MAKE_TABLE, "t", Value.NULL)));
        add(all, "the name __proto__", "unfit", base, NEXT, columns(make(Action.MAKE_MAP, "__proto__", Value.NULL)));
        add(all, "an empty name", "unfit", base, NEXT, columns(make(Action.MAKE_TEXT, "", Value.NULL)));
        add(all, "an object with a value", "unfit", base, NEXT, columns(make(Action.MAKE_MAP, "m", VALUE)));
        add(
                all,
                "a value of no known type",
                "unfit",
                base,
                NEXT,
                columns(make(Action.SET, "v", new Value.Unknown(11, new byte[] {1}))));
        add(
                all,
                "a counter beyond JavaScript's numbers",
                "unfit",
                base,
                NEXT,
                columns(make(Action.SET, "v", new Value.Counter(1L << 53))));
        add(
                all,
                "a text of more than characters",
                "unfit",
                base,
                NEXT,
                columns(new Operation(text, Key.HEAD, true, Action.SET, new Value.Str("ab"), List.of(), false, null)));
        add(
                all,
                "the end of a mark with a value",
                "unfit",
                base,
                NEXT,
                columns(
                        mark(text, a),
                        new Operation(text, new Key.Element(c), true, Action.MARK, VALUE, List.of(), false, null)));
        add(
                all,
                "a value in place of a mark",
                "no-target",
                base,
                NEXT,
                columns(
                        mark(text, a),
                        new Operation(text, new Key.Element(c), true, Action.MARK, Value.NULL, List.of(), false, null),
                        set(text, new Key.Element(new OpId(NEXT, AUTHOR)))));
        add(
                all,
                "an increment without a sign",
                "unfit",
                base,
                NEXT,
                columns(make(Action.SET, "c", new Value.Counter(1)), increment("c", NEXT, new Value.Uint(1))));
        add(
                all,
                "increments that add up beyond JavaScript's numbers",
                "unfit",
                base,
                NEXT,
                columns(
                        make(Action.SET, "c", new Value.Counter(1)),
                        increment("c", NEXT, new Value.Int(1L << 52)),
                        increment("c", NEXT, new Value.Int(-(1L << 52)))));
        OpId list = new OpId(5, server);
        add(
                all,
                "a mark in a list",
                "unfit",
                base,
                NEXT,
                columns(
                        mark(list, item),
                        new Operation(
                                list, new Key.Element(item), true, Action.MARK, Value.NULL, List.of(), false, null)));
        all.add(new BadChange(
                "a time beyond JavaScript's numbers", "unfit", chunk(base, NEXT, 1, Long.MIN_VALUE, columns(right))));
        all.add(new BadChange(
                "a number that is not its actor's next", "wrong-sequence", chunk(base, NEXT, 2, 0, columns(right))));
        all.add(new BadChange(
                "the server's own actor",
                "server-actor",
                right(base, server, "k").chunk()));
        return all;
    }

    /** An actor list beside the author's, and columns. */
    private record Parts(List<ActorId> others, List<Column> columns) {}

    private static void add(List<BadChange> all, String name, String code, Change base, long startOp, Parts parts) {
        all.add(new BadChange(name, code, chunk(base, startOp, 1, 0, parts)));
    }

    private static byte[] chunk(Change base, long startOp, long seq, long time, Parts parts) {
        return Chunk.write(new ChangeContents(
                        List.of(base.hash()), AUTHOR, seq, startOp, time, "", parts.others, parts.columns, new byte[0])
                .write());
    }

    private static Parts columns(Operation... operations) {
        OperationWriter writer = OperationWriter.of(AUTHOR, List.of(operations));
        return new Parts(writer.otherActors(), writer.columns());
    }

    private static Parts with(Parts parts, int spec, int... data) {
        byte[] bytes = new byte[data.length];
        for (int i = 0; i < data.length; i++) {
            bytes[i] = (byte) data[i];
        }
        List<Column> columns = new ArrayList<>(parts.columns);
        columns.removeIf(column -> column.spec() == spec);
        columns.add(new Column(spec, bytes));
        columns.sort((one, other) -> Integer.compare(one.spec(), other.spec()));
        return new Parts(parts.others, columns);
    }

    private static Operation set(OpId object, Key key, OpId... preds) {
        return new Operation(object, key, false, Action.SET, VALUE, List.of(preds), false, null);
    }

    private static Operation insert(OpId object, Key key) {
        return new Operation(object, key, true, Action.SET, VALUE, List.of(), false, null);
    }

    private static Operation delete(OpId object, Key key, OpId... preds) {
        return new Operation(object, key, false, Action.DELETE, Value.NULL, List.of(preds), false, null);
    }

    private static Operation mark(OpId object, OpId behind) {
        return new Operation(
                object, new Key.Element(behind), true, Action.MARK, new Value.Bool(true), List.of(), false, "bold");
    }

    private static Operation increment(String name, long counter, Value amount) {
        List<OpId> preds = List.of(new OpId(counter, AUTHOR));
        return new Operation(null, new Key.Name(name), false, Action.INCREMENT, amount, preds, false, null);
    }

    private static Operation make(Action action, String name, Value value) {
        return new Operation(null, new Key.Name(name), false, action, value, List.of(), false, null);
    }

    /** A right change of another author upon the base, which acts as if it were the next one of all. */
    public static Change right(Change base, ActorId author, String key) {
        OperationWriter writer = OperationWriter.of(author, List.of(make(Action.SET, key, VALUE)));
        byte[] contents = new ChangeContents(
                        List.of(base.hash()),
                        author,
                        1,
                        NEXT,
                        0,
                        "",
                        writer.otherActors(),
                        writer.columns(),
                        new byte[0])
                .write();
        return ((DecodedChange.Valid) ChangeDecoder.decode(Chunk.write(contents))).change();
    }

    /** Changes that wait for one which never comes. */
    public static List<byte[]> waiting(int count) {
        ChangeHash never = ChangeHash.of(new byte[ChangeHash.LENGTH]);
        List<byte[]> chunks = new ArrayList<>();
        for (int seq = 1; seq <= count; seq++) {
            Parts parts = columns(make(Action.SET, "k", VALUE));
            chunks.add(Chunk.write(new ChangeContents(
                            List.of(never), AUTHOR, seq, seq, 0, "", parts.others, parts.columns, new byte[0])
                    .write()));
        }
        return chunks;
    }

    /** Chunks that are no change at all, for which a room has no hash to refuse. */
    public static Map<String, byte[]> chunksThatAreNone(Change base) {
        byte[] wrong = base.chunk().clone();
        wrong[4]++;
        byte[] whole = base.chunk().clone();
        whole[8] = 0;
        return Map.of(
                "a deflate bomb",
                Chunk.write(new byte[Chunk.MAX_CONTENTS + 1]),
                "a whole document",
                whole,
                "a wrong checksum",
                wrong,
                "half a chunk",
                Arrays.copyOf(base.chunk(), base.chunk().length / 2));
    }
}
