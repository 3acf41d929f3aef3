package balcony.server.crdt;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Mutants with right checksums at the door: what it admits must apply, let others edit, save and load again in stock Automerge and
 * in the reader. By hand, a million and more:
 *
 * <pre>mvn -P java -pl server -am test -Dtest=DoorFuzzTest -DargLine="-Dbalcony.fuzz.mutants=1000000 -Dbalcony.fuzz.seed=1"</pre>
 */
final class DoorFuzz implements AutoCloseable {
    private static final int HISTORY_ROUNDS = 6;
    private static final int MUTANTS_OF_ONE_HISTORY = 10_000;
    private static final int BATCH = 2_000;
    private static final int CANDIDATES = 4;

    private final Random random;
    private final List<Oracle> oracles = List.of(Oracle.stock(), Oracle.reader());
    private long made;
    private long admitted;
    private final Map<String, Integer> refused = new TreeMap<>();
    private final List<String> holes = new ArrayList<>();

    DoorFuzz(long seed) {
        this.random = new Random(seed);
    }

    /** {@code <seed> <mutants>}: runs, tells how it went, and exits with 1 if it found a hole. */
    public static void main(String[] arguments) throws BadBytes {
        long seed = Long.parseLong(arguments[0]);
        long start = System.nanoTime();
        try (DoorFuzz fuzz = new DoorFuzz(seed)) {
            fuzz.run(Long.parseLong(arguments[1]));
            System.out.println(fuzz.summary(seed, System.nanoTime() - start));
            fuzz.holes.forEach(System.out::println);
            System.exit(fuzz.holes.isEmpty() ? 0 : 1);
        }
    }

    /** How a run went, in words. */
    String summary(long seed, long nanos) {
        return String.format(
                "seed %d: %d mutants, %d admitted, %d holes, %.0f a second; refused: %s",
                seed, made, admitted, holes.size(), made / (nanos / 1e9), refused);
    }

    /** What the oracles found wrong with changes that the door admits. */
    List<String> holes() {
        return holes;
    }

    long admitted() {
        return admitted;
    }

    /** Makes so many mutants, of as many histories as that takes. */
    void run(long mutants) throws BadBytes {
        long end = made + mutants;
        while (made < end) {
            List<Change> all =
                    StockChanges.of(random.nextInt(1_000_000), HISTORY_ROUNDS).changes();
            int upon = Math.max(1, all.size() - CANDIDATES);
            fuzz(all.subList(0, upon), all.subList(upon, all.size()), Math.min(MUTANTS_OF_ONE_HISTORY, end - made));
        }
    }

    private void fuzz(List<Change> history, List<Change> next, long mutants) throws BadBytes {
        ChangeMutator mutator = new ChangeMutator(history, random);
        Admission door = new Admission();
        history.forEach(door::hold);
        List<Change> originals = next.stream()
                .filter(change -> history.stream().map(Change::hash).toList().containsAll(change.deps()))
                .toList();
        oracles.forEach(oracle -> oracle.begin(history));
        List<Oracle.Suspect> suspects = new ArrayList<>();
        for (long i = 0; i < mutants; i++) {
            byte[] chunk = mutator.mutate(originals.get(random.nextInt(originals.size())));
            made++;
            DecodedChange decoded = ChangeDecoder.decode(chunk);
            if (!(decoded instanceof DecodedChange.Valid valid)) {
                refused.merge(
                        decoded instanceof DecodedChange.Misshapen bad ? bad.reason() : "malformed", 1, Integer::sum);
                continue;
            }
            Verdict verdict = door.admit(valid.change());
            if (verdict instanceof Verdict.Unfit unfit) {
                refused.merge(unfit.flaw().words(), 1, Integer::sum);
                continue;
            }
            door.takeBack();
            admitted++;
            suspects.add(new Oracle.Suspect(valid.change(), behind(history, valid.change())));
            if (suspects.size() == BATCH || i == mutants - 1) {
                judge(history, suspects);
                suspects.clear();
            }
        }
        judge(history, suspects);
    }

    private void judge(List<Change> history, List<Oracle.Suspect> suspects) {
        for (Oracle oracle : oracles) {
            List<Optional<String>> verdicts = oracle.judge(suspects);
            for (int i = 0; i < verdicts.size(); i++) {
                Change change = suspects.get(i).change();
                verdicts.get(i)
                        .ifPresent(wrong -> holes.add(oracle.name() + ": " + wrong + " | " + described(change)
                                + " | upon " + history.size() + " changes, chunk "
                                + HexFormat.of().formatHex(change.chunk())));
            }
        }
    }

    private static String described(Change change) {
        try {
            StringBuilder words = new StringBuilder(
                    "start " + change.startOp() + " seq " + change.seq() + " time " + change.time() + ":");
            OperationReader reader = new OperationReader(ChangeMutator.contents(change));
            while (reader.hasNext() && words.length() < 3000) {
                words.append(' ').append(reader.next());
            }
            return words.toString();
        } catch (BadBytes e) {
            return e.reason();
        }
    }

    /** The places in a history of what a change builds on, in order. */
    private static List<Integer> behind(List<Change> history, Change change) {
        Map<ChangeHash, Integer> places = new HashMap<>();
        for (int i = 0; i < history.size(); i++) {
            places.put(history.get(i).hash(), i);
        }
        TreeSet<Integer> behind = new TreeSet<>();
        List<ChangeHash> open = new ArrayList<>(change.deps());
        while (!open.isEmpty()) {
            int place = places.get(open.remove(open.size() - 1));
            if (behind.add(place)) {
                open.addAll(history.get(place).deps());
            }
        }
        return List.copyOf(behind);
    }

    @Override
    public void close() {
        oracles.forEach(Oracle::close);
    }
}
