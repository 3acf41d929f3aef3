package balcony.server.crdt;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Every refused change here made stock Automerge 3.5 abort, or save what it could not load. */
class AdmissionTest {
    private static final ActorId SERVER = new ActorId("0b");
    private static final ActorId AUTHOR = new ActorId("0c");
    private static final OpId TEXT = new OpId(1, SERVER);
    private static final OpId A = new OpId(2, SERVER);
    private static final OpId B = new OpId(3, SERVER);
    private static final OpId C = new OpId(4, SERVER);
    private static final OpId LIST = new OpId(5, SERVER);
    private static final OpId ITEM = new OpId(6, SERVER);
    private static final OpId MAP = new OpId(8, SERVER);
    private static final OpId K = new OpId(9, SERVER);
    private static final OpId COUNT = new OpId(10, SERVER);
    private static final OpId N = new OpId(11, SERVER);
    private static final long NEXT = 12;
    private static final OpId OWN = new OpId(NEXT, AUTHOR);
    private static final OpId NOWHERE = new OpId(3, new ActorId("0d"));
    private static final Key KEY = new Key.Name("k");
    private static final Value VALUE = new Value.Str("z");

    private final Replica replica = new Replica();
    private Admission admission = new Admission();

    @BeforeEach
    void a_document() {
        Change first = replica.write(
                SERVER,
                0,
                "",
                root -> root.text("text", "abc")
                        .list("list", List.of(new Value.Int(1), new Value.Int(2)))
                        .map("map")
                        .put("k", 1));
        Change second = replica.write(
                SERVER, 0, "", root -> root.put("count", new Value.Counter(3)).put("n", 1));
        assertAdmitted(first);
        assertAdmitted(second);
    }

    @Test
    @DisplayName("C19: every change of stock clients is admitted")
    void stock_changes_are_admitted() {
        try (StockHistories histories = new StockHistories()) {
            for (long seed = 41; seed <= 50; seed++) {
                Admission door = new Admission();
                for (byte[] chunk : histories.chunks(seed, 30, List.of(2, 4, 20), 100)) {
                    assertThat(StockRun.refusal(door, chunk))
                            .as("seed %d", seed)
                            .isEmpty();
                }
            }
        }
    }

    @Test
    @DisplayName("C19: every change of the server is admitted, and one that is known changes nothing")
    void server_changes_are_admitted() {
        Change change =
                replica.write(AUTHOR, 0, "", root -> root.text("text", "axc").delete("list"));

        assertAdmitted(change);
        assertAdmitted(change);
    }

    @Test
    @DisplayName("C20: a change out of its actor's order, or that counts from too low or far ahead, is refused")
    void changes_that_count_wrongly_are_refused() {
        Operation edit = set(MAP, KEY, K);

        assertRefused(change(3, NEXT, edit), "next of its actor");
        assertRefused(change(1, 1, edit), "before what it builds on");
        assertRefused(change(1, 1L << 31, edit), "far ahead");
        assertRefused(change(1, NEXT + 500), "is empty");
        assertAdmitted(change(1, NEXT + 500, edit));
    }

    @Test
    @DisplayName("C21: a change that names an object, element or predecessor that is not there is refused")
    void changes_that_name_what_is_not_there_are_refused() {
        Key missing = new Key.Element(NOWHERE);

        assertRefused(change(set(NOWHERE, KEY)), "object that is not there");
        assertRefused(change(set(K, KEY)), "object that is none");
        assertRefused(
                change(new Operation(OWN, KEY, false, Action.MAKE_MAP, Value.NULL, List.of(), false, null)), "object");
        assertRefused(change(set(LIST, KEY)), "name in a sequence");
        assertRefused(change(set(MAP, new Key.Element(A))), "element");
        assertRefused(change(insert(MAP, KEY)), "into a map");
        assertRefused(change(insert(TEXT, KEY)), "name in a sequence");
        assertRefused(change(insert(TEXT, missing)), "element");
        assertRefused(change(insert(TEXT, new Key.Element(ITEM))), "element");
        assertRefused(change(set(LIST, missing, NOWHERE)), "element");
        assertRefused(change(set(TEXT, Key.HEAD, A)), "before the first");
        assertRefused(change(set(MAP, KEY, NOWHERE)), "takes the place");
        assertRefused(change(set(MAP, KEY, N)), "takes the place");
        assertRefused(change(set(MAP, KEY, OWN)), "takes the place");
        assertRefused(change(delete(TEXT, new Key.Element(A), B)), "takes the place");
        assertRefused(change(delete(MAP, KEY)), "increments nothing");
        assertAdmitted(change(
                set(MAP, KEY, K),
                set(MAP, KEY, OWN),
                insert(TEXT, new Key.Element(A)),
                delete(LIST, new Key.Element(ITEM), ITEM)));
    }

    @Test
    @DisplayName("C24: a change that names what is there but that it does not build on is refused: others may lack it")
    void changes_that_name_what_they_do_not_build_on_are_refused() {
        List<ChangeHash> before = replica.heads();
        Change element = change(insert(TEXT, new Key.Element(A)));
        assertAdmitted(element);
        ActorId other = new ActorId("0e");

        assertRefused(change(other, before, 1, NEXT + 1, set(TEXT, new Key.Element(OWN), OWN)), "element");
        assertRefused(change(AUTHOR, before, 2, NEXT + 1, set(MAP, KEY, K)), "its actor's last");
        assertAdmitted(change(other, List.of(element.hash()), 1, NEXT + 1, set(TEXT, new Key.Element(OWN), OWN)));
    }

    @Test
    @DisplayName(
            "C22: marks come in pairs that end behind their beginning; tables and increments beyond JavaScript's numbers are refused")
    void what_stock_replicas_cannot_keep_is_refused() {
        assertRefused(change(mark(TEXT, A, null)), "half a mark");
        assertRefused(change(mark(TEXT, A, "bold")), "half a mark");
        assertRefused(change(mark(TEXT, A, "bold"), set(MAP, KEY, K), mark(TEXT, C, null)), "half a mark");
        assertRefused(change(mark(TEXT, C, "bold"), mark(TEXT, A, null)), "ends before");
        assertRefused(change(mark(TEXT, A, "bold"), mark(TEXT, A, null)), "ends before");
        assertRefused(
                change(new Operation(null, KEY, false, Action.MAKE_TABLE, Value.NULL, List.of(), false, null)),
                "table");
        assertRefused(change(increment(Long.MAX_VALUE)), "JavaScript");
        assertAdmitted(change(mark(TEXT, A, "bold"), mark(TEXT, C, null), increment(5)));
    }

    @Test
    @DisplayName("C22: a mark in a list is refused: stock replicas then look for elements that are not there")
    void a_mark_stands_in_a_text() {
        OpId second = new OpId(7, SERVER);

        assertRefused(change(mark(LIST, ITEM, "bold"), mark(LIST, second, null)), "no text");
    }

    @Test
    @DisplayName("C22: the end of a mark that has a value is refused: the reader saves it as something else")
    void the_end_of_a_mark_has_no_value() {
        Operation end = mark(TEXT, C, null);
        Operation valued =
                new Operation(end.object(), end.key(), true, Action.MARK, new Value.Bool(true), List.of(), false, null);

        assertRefused(change(mark(TEXT, A, "bold"), valued), "with a value");
        assertAdmitted(change(mark(TEXT, A, "bold"), end));
    }

    @Test
    @DisplayName("C21: a change that sets something where a mark stands is refused; one that inserts behind it is not")
    void a_mark_is_not_edited() {
        Change marks = change(mark(TEXT, A, "bold"), mark(TEXT, C, null));
        assertAdmitted(marks);
        Key begin = new Key.Element(OWN);

        assertRefused(change(AUTHOR, List.of(marks.hash()), 2, NEXT + 2, set(TEXT, begin)), "place of a mark");
        assertRefused(change(AUTHOR, List.of(marks.hash()), 2, NEXT + 2, delete(TEXT, begin, OWN)), "place of a mark");
        assertAdmitted(change(AUTHOR, List.of(marks.hash()), 2, NEXT + 2, insert(TEXT, begin)));
    }

    @Test
    @DisplayName("C22: an increment by an unsigned number is refused: the reader saves it as something else")
    void increments_are_signed() {
        assertRefused(change(increment(new Value.Uint(1))), "no sign");
    }

    @Test
    @DisplayName(
            "C22: a counter that increments could lead beyond JavaScript's numbers is refused, whatever their signs")
    void increments_that_add_up_too_far_are_refused() {
        long left = 9_007_199_254_740_990L - 3; // the counter starts at 3

        assertRefused(change(increment(left + 1)), "counts beyond");
        assertRefused(change(increment(-left - 1)), "counts beyond");
        assertRefused(change(increment(left), increment(-1)), "counts beyond");
        Change most = change(increment(left - 10));
        assertAdmitted(most);
        assertRefused(change(AUTHOR, List.of(most.hash()), 2, NEXT + 1, increment(-11)), "counts beyond");
        Change last = change(AUTHOR, List.of(most.hash()), 2, NEXT + 1, increment(-10));
        assertAdmitted(last);
        assertRefused(change(AUTHOR, List.of(last.hash()), 3, NEXT + 2, increment(1)), "counts beyond");
        assertAdmitted(change(AUTHOR, List.of(last.hash()), 3, NEXT + 2, increment(0)));
    }

    @Test
    @DisplayName("C22: a counter that starts where JavaScript cannot add any more is refused")
    void counters_that_start_too_far_are_refused() {
        assertRefused(change(counter(9_007_199_254_740_991L)), "counts beyond");
        assertRefused(change(counter(-9_007_199_254_740_991L)), "counts beyond");
        assertAdmitted(change(counter(-9_007_199_254_740_990L)));
    }

    @Test
    @DisplayName("C23: a refused change leaves no trace")
    void a_refused_change_leaves_no_trace() {
        Operation wrong = set(MAP, KEY, NOWHERE);
        assertRefused(change(insert(TEXT, new Key.Element(A)), insert(TEXT, Key.HEAD), wrong), "takes the place");

        assertRefused(change(delete(TEXT, new Key.Element(OWN), OWN)), "element");
        assertAdmitted(change(mark(TEXT, A, "bold"), mark(TEXT, C, null)));
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

    private static Operation increment(long amount) {
        return increment(new Value.Int(amount));
    }

    private static Operation increment(Value amount) {
        return new Operation(null, new Key.Name("count"), false, Action.INCREMENT, amount, List.of(COUNT), false, null);
    }

    private static Operation counter(long start) {
        return new Operation(MAP, KEY, false, Action.SET, new Value.Counter(start), List.of(K), false, null);
    }

    private static Operation mark(OpId object, OpId behind, @org.jspecify.annotations.Nullable String name) {
        Value value = name == null ? Value.NULL : new Value.Bool(true);
        return new Operation(object, new Key.Element(behind), true, Action.MARK, value, List.of(), false, name);
    }

    private Change change(Operation... operations) {
        return change(1, NEXT, operations);
    }

    private Change change(long seq, long startOp, Operation... operations) {
        return change(AUTHOR, replica.heads(), seq, startOp, operations);
    }

    private static Change change(
            ActorId author, List<ChangeHash> deps, long seq, long startOp, Operation... operations) {
        OperationWriter writer = OperationWriter.of(author, List.of(operations));
        byte[] contents = new ChangeContents(
                        deps, author, seq, startOp, 0, "", writer.otherActors(), writer.columns(), new byte[0])
                .write();
        return ((DecodedChange.Valid) ChangeDecoder.decode(Chunk.write(contents))).change();
    }

    private void assertRefused(Change change, String reason) {
        assertThat(admission.admit(change))
                .isInstanceOfSatisfying(
                        Verdict.Unfit.class,
                        unfit -> assertThat(unfit.flaw().words()).contains(reason));
    }

    private void assertAdmitted(Change change) {
        assertThat(admission.admit(change)).isInstanceOf(Verdict.Fit.class);
    }
}
