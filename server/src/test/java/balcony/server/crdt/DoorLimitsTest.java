package balcony.server.crdt;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What the door bounds, keeps and tells. */
class DoorLimitsTest {
    private static final ActorId AUTHOR = new ActorId("0c");
    private static final Value VALUE = new Value.Int(1);
    private static final Key KEY = new Key.Name("k");

    /** What the room keeps for a change's name: the hash, two places, and what finds it. */
    private static final int NAME_BYTES = 32 + 8 + 16;

    /** As the room keeps them, which enters each change once it is stored. */
    private final ChangeIndex names = new ChangeIndex();

    private final Admission door = new Admission(names);
    private List<ChangeHash> heads = List.of();
    private long seq;
    private long next = 1;

    @Test
    @DisplayName("C25: objects nest a hundred deep and no deeper")
    void objects_nest_a_hundred_deep() {
        List<Operation> nested = new ArrayList<>();
        for (int depth = 0; depth < 100; depth++) {
            nested.add(make(depth == 0 ? null : new OpId(depth, AUTHOR)));
        }
        assertThat(admit(nested)).isEmpty();

        assertThat(admit(List.of(make(new OpId(99, AUTHOR)), setIn(new OpId(100, AUTHOR)))))
                .isEmpty();
        assertThat(admit(List.of(make(new OpId(100, AUTHOR)))).orElse("")).contains("deeper than 100");
    }

    @Test
    @DisplayName(
            "C25 C7 C29: a change holds two million operations, a map twenty million with its root, in eight bytes each")
    void a_map_holds_twenty_million_operations() {
        long before = used();
        Operation set = new Operation(null, KEY, false, Action.SET, VALUE, List.of(), false, null);
        int most = 2_000_000;
        List<Column> whole =
                OperationWriter.of(AUTHOR, Collections.nCopies(most, set)).columns();
        for (int i = 0; i < 9; i++) {
            assertThat(take(change(written(whole)))).isEmpty();
        }
        assertThat(take(change(written(whole))).orElse("")).contains("as many operations as it can");
        assertThat(admit(Collections.nCopies(most - 1, set))).isEmpty();
        assertThat(admit(List.of(set)).orElse("")).contains("as many operations as it can");
        assertThat(used() - before).as("with a quarter of air").isLessThan(10L * most * 8 * 5 / 4 + (4 << 20));
        byte[] more = chunk(Collections.nCopies(most + 1, set));
        assertThat(ChangeDecoder.decode(more)).isNotInstanceOf(DecodedChange.Valid.class);
    }

    @Test
    @DisplayName("C25: the marks of one change are compared over so many elements, and no more")
    void marks_span_so_much() {
        int length = 20_000;
        List<Operation> text = new ArrayList<>();
        OpId object = new OpId(1, AUTHOR);
        text.add(new Operation(null, KEY, false, Action.MAKE_TEXT, Value.NULL, List.of(), false, null));
        for (int i = 0; i < length; i++) {
            Key behind = i == 0 ? Key.HEAD : new Key.Element(new OpId(i + 1, AUTHOR));
            text.add(new Operation(object, behind, true, Action.SET, new Value.Str("a"), List.of(), false, null));
        }
        assertThat(admit(text)).isEmpty();

        assertThat(admit(marks(object, length, 900))).isEmpty();
        assertThat(admit(marks(object, length, 1_100)).orElse("")).contains("span too much");
    }

    /** So many marks over the whole of a text. */
    private static List<Operation> marks(OpId text, int length, int count) {
        List<Operation> marks = new ArrayList<>();
        Key last = new Key.Element(new OpId(length + 1, AUTHOR));
        for (int i = 0; i < count; i++) {
            marks.add(new Operation(text, Key.HEAD, true, Action.MARK, VALUE, List.of(), false, "bold"));
            marks.add(new Operation(text, last, true, Action.MARK, Value.NULL, List.of(), false, null));
        }
        return marks;
    }

    @Test
    @DisplayName("C27: what a change touches is told by collection, record and field; what lies deeper as its field")
    void what_a_change_touches_is_told() {
        Replica replica = new Replica();
        Change base = replica.write(
                AUTHOR,
                0,
                "",
                root -> root.map("elements").map("one").text("label", "a").map("tags"));
        admit(base);
        Change edit = replica.write(AUTHOR, 0, "", root -> {
            root.put("title", "t");
            root.map("links").put("all", 1);
            MapEditor one = root.map("elements").map("one");
            one.text("label", "ab");
            one.map("tags").put("deep", 1);
            root.map("elements").delete("none");
        });

        assertThat(admit(edit).places())
                .isEqualTo(Set.of(
                        place("title", null, null),
                        place("links", null, null),
                        place("links", "all", null),
                        place("elements", "one", "label"),
                        place("elements", "one", "tags")));
    }

    private static Touched.Place place(String collection, @Nullable String record, @Nullable String field) {
        return new Touched.Place(collection, Optional.ofNullable(record), Optional.ofNullable(field));
    }

    @Test
    @DisplayName("C28: a bad change that a map holds already does not close it; what it made cannot be named")
    void what_is_held_does_not_close_the_map() {
        assertThat(admit(List.of(make(null)))).isEmpty();
        Change bad = change(chunk(List.of(
                make(new OpId(1, AUTHOR)),
                new Operation(new OpId(77, AUTHOR), KEY, false, Action.SET, VALUE, List.of(), false, null))));

        assertThat(door.hold(bad)).isFalse();
        enter(bad);

        assertThat(admit(List.of(setIn(new OpId(bad.startOp(), AUTHOR)))).orElse(""))
                .contains("object that is none");
        assertThat(admit(List.of(setIn(new OpId(1, AUTHOR))))).isEmpty();
    }

    @Test
    @DisplayName(
            "C29: the door keeps eight bytes for an operation and about thirty for a change, beside the names that its room keeps")
    void the_door_keeps_little() {
        Operation set = new Operation(null, KEY, false, Action.SET, VALUE, List.of(), false, null);
        long before = used();
        int changes = 40_000;
        for (int i = 0; i < changes; i++) {
            Change drawn = change(chunk(List.of(set)));
            assertThat(take(drawn)).isEmpty();
            names.add(drawn.hash(), drawn.deps());
        }
        assertThat((used() - before) / changes)
                .as("with one operation, a quarter of air, and the names")
                .isLessThan((30 + 8 + NAME_BYTES) * 5 / 4);
        assertThat(door.admit(change(chunk(List.of(set))))).isInstanceOf(Verdict.Fit.class);
    }

    private static long used() {
        long least = Long.MAX_VALUE;
        for (int i = 0; i < 4; i++) {
            System.gc();
            Runtime now = Runtime.getRuntime();
            least = Math.min(least, now.totalMemory() - now.freeMemory());
        }
        return least;
    }

    private static Operation make(@Nullable OpId in) {
        return new Operation(in, KEY, false, Action.MAKE_MAP, Value.NULL, List.of(), false, null);
    }

    private static Operation setIn(OpId object) {
        return new Operation(object, KEY, false, Action.SET, VALUE, List.of(), false, null);
    }

    /** Why the door does not take these operations as its author's next change; empty if it did. */
    private Optional<String> admit(List<Operation> operations) {
        return take(change(chunk(operations)));
    }

    private Optional<String> take(Change change) {
        if (door.admit(change) instanceof Verdict.Unfit unfit) {
            return Optional.of(unfit.flaw().words());
        }
        enter(change);
        return Optional.empty();
    }

    private Touched admit(Change change) {
        return ((Verdict.Fit) door.admit(change)).touched();
    }

    private void enter(Change change) {
        heads = List.of(change.hash());
        seq = change.seq();
        next = change.startOp() + change.opCount();
    }

    private byte[] chunk(List<Operation> operations) {
        return written(OperationWriter.of(AUTHOR, operations).columns());
    }

    /** With operations that name no actor but the author. */
    private byte[] written(List<Column> columns) {
        return Chunk.write(
                new ChangeContents(heads, AUTHOR, seq + 1, next, 0, "", List.of(), columns, new byte[0]).write());
    }

    private static Change change(byte[] chunk) {
        return ((DecodedChange.Valid) ChangeDecoder.decode(chunk)).change();
    }
}
