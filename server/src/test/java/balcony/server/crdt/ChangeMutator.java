package balcony.server.crdt;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Changes that are nearly right: a stock one taken apart, altered in one to three places, and put together again under a right
 * checksum. Half of what it does keeps to what is there, so that a good share passes the door.
 */
final class ChangeMutator {
    private static final List<String> NAMES = List.of(
            "",
            "a0",
            "b1",
            "list",
            "__proto__",
            "constructor",
            "toString",
            "length",
            "\u0000",
            "🗝",
            "zz",
            "x".repeat(500));
    private static final Value LETTER = new Value.Str("z");
    private static final long[] NUMBERS = {
        0, 1, -1, 63, 64, 1L << 31, 1L << 32, 1L << 53, -(1L << 53), Long.MAX_VALUE, Long.MIN_VALUE, 8640000000000001L
    };

    private final Random random;
    private final List<Change> history;
    private final List<Placed> operations = new ArrayList<>();
    private final List<OpId> objects = new ArrayList<>();
    private final List<OpId> sequences = new ArrayList<>();
    private final Set<@Nullable OpId> texts = new HashSet<>();
    private final Map<OpId, List<OpId>> elements = new HashMap<>();
    private final Map<ChangeHash, Parts> taken = new HashMap<>();

    private record Placed(OpId id, Operation operation) {}

    /** A change taken apart. */
    private record Parts(ChangeContents contents, List<Operation> operations) {
        static Parts of(Change change) throws BadBytes {
            ChangeContents contents = ChangeMutator.contents(change);
            List<Operation> all = new ArrayList<>();
            OperationReader reader = new OperationReader(contents);
            while (reader.hasNext()) {
                all.add(reader.next());
            }
            return new Parts(contents, all);
        }
    }

    /** Mutates changes that come upon this history. */
    ChangeMutator(List<Change> history, Random random) throws BadBytes {
        this.history = history;
        this.random = random;
        for (Change change : history) {
            long counter = change.startOp();
            for (Operation operation : Parts.of(change).operations) {
                OpId id = new OpId(counter++, change.actor());
                operations.add(new Placed(id, operation));
                if (operation.insert() && operation.object() != null) {
                    elements.computeIfAbsent(operation.object(), any -> new ArrayList<>())
                            .add(id);
                }
                if (operation.action().makes()) {
                    objects.add(id);
                    if (operation.action() != Action.MAKE_MAP) {
                        sequences.add(id);
                    }
                    if (operation.action() == Action.MAKE_TEXT) {
                        texts.add(id);
                    }
                }
            }
        }
    }

    static ChangeContents contents(Change change) throws BadBytes {
        return ChangeContents.read(Chunk.contents(change.chunk()));
    }

    /** A chunk, made from a change that could come next. */
    byte[] mutate(Change original) throws BadBytes {
        Parts whole = taken.get(original.hash());
        if (whole == null) {
            whole = Parts.of(original);
            taken.put(original.hash(), whole);
        }
        Parts parts = random.nextInt(16) == 0 ? whole : asStranger(whole);
        ChangeContents contents = parts.contents;
        List<Operation> edits = new ArrayList<>(parts.operations);
        for (int hits = 1 + random.nextInt(1 + random.nextInt(3)); hits > 0; hits--) {
            if (edits.isEmpty() || random.nextBoolean()) {
                edits.add(random.nextInt(edits.size() + 1), likely());
            } else {
                mutate(edits, contents);
            }
        }
        OperationWriter writer = OperationWriter.of(contents.actor(), edits);
        ChangeContents mutant = new ChangeContents(
                contents.deps(),
                contents.actor(),
                contents.seq(),
                contents.startOp(),
                contents.time(),
                contents.message(),
                writer.otherActors(),
                writer.columns(),
                contents.extra());
        if (random.nextInt(6) == 0) {
            mutant = header(mutant);
        }
        if (random.nextInt(12) == 0) {
            mutant = columns(mutant);
        }
        return Chunk.write(mutant.write());
    }

    /** The same change as the first one of an actor that nobody saw before. */
    private Parts asStranger(Parts known) {
        ChangeContents c = known.contents;
        ActorId stranger = ActorId.random(random);
        List<Operation> renamed = known.operations.stream()
                .map(edit -> new Operation(
                        renamed(edit.object(), c, stranger),
                        edit.key() instanceof Key.Element element
                                ? new Key.Element(Objects.requireNonNull(renamed(element.id(), c, stranger)))
                                : edit.key(),
                        edit.insert(),
                        edit.action(),
                        edit.value(),
                        edit.preds().stream()
                                .map(pred -> renamed(pred, c, stranger))
                                .sorted()
                                .toList(),
                        edit.expand(),
                        edit.mark()))
                .toList();
        ChangeContents contents = new ChangeContents(
                c.deps(), stranger, 1, c.startOp(), c.time(), c.message(), c.otherActors(), c.columns(), c.extra());
        return new Parts(contents, renamed);
    }

    private static @Nullable OpId renamed(@Nullable OpId id, ChangeContents c, ActorId stranger) {
        boolean own = id != null && id.actor().equals(c.actor()) && id.counter() >= c.startOp();
        return own ? new OpId(id.counter(), stranger) : id;
    }

    /** An operation that could well be one of a stock client. */
    private Operation likely() {
        int kind = random.nextInt(7);
        boolean makes = random.nextBoolean();
        Action action = makes ? make() : Action.SET;
        Value value = makes ? Value.NULL : value();
        if (kind < 2) {
            return new Operation(object(), new Key.Name(pick(NAMES)), false, action, value, List.of(), false, null);
        }
        if (kind < 4) {
            OpId sequence = sequences.isEmpty() ? null : pick(sequences);
            boolean writes = texts.contains(sequence) && random.nextInt(4) != 0;
            return writes
                    ? new Operation(sequence, elementIn(sequence), true, Action.SET, LETTER, List.of(), false, null)
                    : new Operation(sequence, elementIn(sequence), true, action, value, List.of(), false, null);
        }
        Placed placed = pick(operations);
        return instead(placed.id, placed.operation);
    }

    /** One that deletes, increments or replaces what an operation left. */
    private Operation instead(OpId id, Operation old) {
        boolean stays = old.action() == Action.SET || old.action().makes();
        Key key = old.insert() ? new Key.Element(id) : old.key();
        List<OpId> preds = stays ? List.of(id) : old.preds();
        Action action = pick(List.of(Action.SET, Action.DELETE, Action.INCREMENT, make()));
        if (texts.contains(old.object()) && random.nextInt(4) != 0) {
            action = Action.DELETE;
        }
        Value value =
                action == Action.INCREMENT ? new Value.Int(amount()) : action == Action.SET ? value() : Value.NULL;
        return new Operation(old.object(), key, false, action, value, preds, false, null);
    }

    private Action make() {
        return pick(List.of(Action.MAKE_MAP, Action.MAKE_LIST, Action.MAKE_TEXT));
    }

    private void mutate(List<Operation> edits, ChangeContents contents) {
        int at = random.nextInt(edits.size());
        Operation edit = edits.get(at);
        switch (random.nextInt(12)) {
            case 0 -> edits.remove(at);
            case 1 -> edits.add(at, edit);
            case 2 -> Collections.swap(edits, at, random.nextInt(edits.size()));
            case 3 -> edits.set(at, pick(operations).operation);
            default -> edits.set(at, altered(edit, contents));
        }
    }

    private Operation altered(Operation edit, ChangeContents contents) {
        OpId object = edit.object();
        Key key = edit.key();
        boolean insert = edit.insert();
        Action action = edit.action();
        Value value = edit.value();
        List<OpId> preds = edit.preds();
        boolean expand = edit.expand();
        String mark = edit.mark();
        switch (random.nextInt(8)) {
            case 0 -> object = object();
            case 1 -> key = key(contents);
            case 2 -> insert = !insert;
            case 3 -> action = pick(List.of(Action.values()));
            case 4 -> preds = preds(edit, contents);
            case 5 -> {
                expand = !expand;
                mark = random.nextBoolean() ? mark : random.nextBoolean() ? "bold" : null;
            }
            default -> value = action == Action.INCREMENT ? new Value.Int(amount()) : value();
        }
        return new Operation(object, key, insert, action, value, preds, expand, mark);
    }

    private ChangeContents header(ChangeContents c) {
        List<ChangeHash> deps = c.deps();
        long seq = c.seq();
        long startOp = c.startOp();
        long time = c.time();
        String message = c.message();
        byte[] extra = c.extra();
        ActorId actor = c.actor();
        switch (random.nextInt(8)) {
            case 0 -> deps = List.of(pick(history).hash());
            case 1 ->
                deps = java.util.stream.Stream.of(pick(history), pick(history))
                        .map(Change::hash)
                        .sorted()
                        .distinct()
                        .toList();
            case 2 -> seq += random.nextInt(3) - 1;
            case 3 -> startOp += random.nextInt(200) - 20;
            case 4 -> time = number();
            case 5 -> message = pick(NAMES) + random.nextInt();
            case 6 -> {
                extra = new byte[random.nextInt(6)];
                random.nextBytes(extra);
            }
            default ->
                actor = new ActorId(pick(List.of(
                        "",
                        "00",
                        "ff".repeat(16),
                        "ab".repeat(40),
                        pick(history).actor().hex())));
        }
        return new ChangeContents(
                deps,
                actor,
                Math.max(1, seq),
                Math.max(1, startOp),
                time,
                message,
                c.otherActors(),
                c.columns(),
                extra);
    }

    private ChangeContents columns(ChangeContents c) {
        List<Column> columns = new ArrayList<>(c.columns());
        if (!columns.isEmpty()) {
            int at = random.nextInt(columns.size());
            byte[] data = columns.get(at).data().clone();
            if (data.length > 0) {
                data[random.nextInt(data.length)] = (byte) random.nextInt(256);
            }
            columns.set(at, new Column(columns.get(at).spec(), data));
        }
        return new ChangeContents(
                c.deps(), c.actor(), c.seq(), c.startOp(), c.time(), c.message(), c.otherActors(), columns, c.extra());
    }

    private @Nullable OpId object() {
        return objects.isEmpty() || random.nextInt(4) == 0 ? null : pick(objects);
    }

    private Key key(ChangeContents contents) {
        return switch (random.nextInt(4)) {
            case 0 -> new Key.Name(pick(NAMES));
            case 1 -> Key.HEAD;
            case 2 -> new Key.Element(new OpId(contents.startOp() + random.nextInt(3), contents.actor()));
            default -> new Key.Element(pick(operations).id);
        };
    }

    private Key elementIn(@Nullable OpId sequence) {
        List<OpId> inIt = sequence == null ? List.of() : elements.getOrDefault(sequence, List.of());
        return inIt.isEmpty() || random.nextInt(4) == 0 ? Key.HEAD : new Key.Element(pick(inIt));
    }

    private List<OpId> preds(Operation edit, ChangeContents contents) {
        List<OpId> preds = new ArrayList<>(edit.preds());
        if (!preds.isEmpty() && random.nextBoolean()) {
            preds.remove(random.nextInt(preds.size()));
        } else {
            preds.add(
                    random.nextBoolean()
                            ? pick(operations).id
                            : new OpId(contents.startOp() + random.nextInt(3), contents.actor()));
        }
        return preds.stream().sorted().distinct().toList();
    }

    private long number() {
        return random.nextInt(3) == 0 ? random.nextInt(100) : NUMBERS[random.nextInt(NUMBERS.length)];
    }

    /** Mostly so little that even a batch of mutants together stays within what a counter may hold. */
    private long amount() {
        return random.nextInt(10) == 0 ? Long.MAX_VALUE : (random.nextLong() >> random.nextInt(24, 64));
    }

    private Value value() {
        return switch (random.nextInt(13)) {
            case 0 -> Value.NULL;
            case 1 -> new Value.Bool(random.nextBoolean());
            case 2 -> new Value.Uint(number());
            case 3 -> new Value.Int(number());
            case 4 -> new Value.Real(Double.longBitsToDouble(random.nextLong()));
            case 5 -> new Value.Bytes(new byte[random.nextInt(4)]);
            case 6 -> new Value.Counter(random.nextInt(4) == 0 ? number() : amount());
            case 7 -> new Value.Timestamp(number());
            case 8 -> new Value.Unknown(10 + random.nextInt(6), new byte[random.nextInt(4)]);
            case 9 -> new Value.Str("");
            case 10 -> new Value.Str("two characters, or more 🏡");
            default -> LETTER;
        };
    }

    private <T> T pick(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }
}
