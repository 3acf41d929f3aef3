package balcony.server.crdt;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;

/**
 * Mutants with right checksums at the door: what it admits must apply, let others edit, save and load again in stock Automerge and
 * in the reader. Ends at the first hole, and names the history that shows it again. By hand, a million and more:
 *
 * <pre>
 * mvn -P java -DskipTests package
 * cd server && java -cp 'target/test-classes:target/classes:target/lib/*' balcony.server.crdt.DoorFuzz SEED MUTANTS [HISTORY]
 * </pre>
 */
final class DoorFuzz implements AutoCloseable {
    private static final int MUTANTS_OF_ONE_HISTORY = 1_000;
    private static final int CANDIDATES = 4;
    private static final int MOST_ROUNDS = 12;
    private static final int HOLES_TOLD = 5;
    private static final long PROGRESS_NANOS = 10_000_000_000L;

    private final long seed;
    private final StockHistories histories = new StockHistories();
    private final List<Oracle> oracles = List.of(Oracle.stock(), Oracle.reader());
    private final long start = System.nanoTime();
    private long told = start;
    private long made;
    private long admitted;
    private final Map<String, Integer> refused = new TreeMap<>();
    private final Map<Action, Integer> actions = new EnumMap<>(Action.class);
    private final List<String> holes = new ArrayList<>();

    DoorFuzz(long seed) {
        this.seed = seed;
    }

    /** {@code <seed> <mutants> [<history>]}: runs, or makes one history's mutants only; exits with 1 if it found a hole. */
    public static void main(String[] arguments) throws BadBytes {
        try (DoorFuzz fuzz = new DoorFuzz(Long.parseLong(arguments[0]))) {
            long mutants = Long.parseLong(arguments[1]);
            if (arguments.length > 2) {
                fuzz.fuzz(Integer.parseInt(arguments[2]), mutants);
            } else {
                fuzz.run(mutants);
            }
            System.out.println(fuzz.summary());
            fuzz.holes.stream().limit(HOLES_TOLD).forEach(System.out::println);
            System.exit(fuzz.holes.isEmpty() ? 0 : 1);
        }
    }

    /** How a run went, in words. */
    String summary() {
        return String.format(
                "seed %d: %d mutants, %d admitted (with %s), %d holes, %.0f a second; refused: %s",
                seed, made, admitted, actions, holes.size(), made / ((System.nanoTime() - start) / 1e9), refused);
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
        for (int history = 0; made < mutants && holes.isEmpty(); history++) {
            fuzz(history, Math.min(MUTANTS_OF_ONE_HISTORY, mutants - made));
            if (System.nanoTime() - told > PROGRESS_NANOS) {
                told = System.nanoTime();
                System.out.printf(
                        "%d mutants of %d histories, %d admitted, %.0f a second%n",
                        made, history + 1, admitted, made / ((told - start) / 1e9));
            }
        }
    }

    private void fuzz(int number, long mutants) throws BadBytes {
        Random random = new Random(seed * 1_000_003 + number);
        List<Change> all =
                histories
                        .chunks(random.nextInt(1 << 30), 2 + random.nextInt(MOST_ROUNDS), List.of(1, 3, 8), 40)
                        .stream()
                        .map(chunk -> ((DecodedChange.Valid) ChangeDecoder.decode(chunk)).change())
                        .toList();
        int upon = Math.max(1, all.size() - CANDIDATES);
        List<Change> history = all.subList(0, upon);
        Set<ChangeHash> known = history.stream().map(Change::hash).collect(Collectors.toSet());
        List<Change> originals = all.subList(upon, all.size()).stream()
                .filter(change -> known.containsAll(change.deps()))
                .toList();
        if (originals.isEmpty()) {
            return;
        }
        ChangeMutator mutator = new ChangeMutator(history, random);
        Admission door = new Admission();
        history.forEach(door::hold);
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
            count(valid.change());
            suspects.add(new Oracle.Suspect(valid.change(), behind(history, valid.change())));
        }
        judge(number, history, suspects);
    }

    private void count(Change change) throws BadBytes {
        OperationReader reader = new OperationReader(ChangeMutator.contents(change));
        Set<Action> held = EnumSet.noneOf(Action.class);
        while (reader.hasNext()) {
            held.add(reader.next().action());
        }
        held.forEach(action -> actions.merge(action, 1, Integer::sum));
    }

    private void judge(int number, List<Change> history, List<Oracle.Suspect> suspects) {
        List<CompletableFuture<List<Optional<String>>>> judging = oracles.stream()
                .map(oracle -> CompletableFuture.supplyAsync(() -> {
                    oracle.begin(history);
                    return oracle.judge(suspects);
                }))
                .toList();
        for (int judge = 0; judge < judging.size(); judge++) {
            List<Optional<String>> verdicts = judging.get(judge).join();
            for (int i = 0; i < verdicts.size(); i++) {
                Change change = suspects.get(i).change();
                String by = oracles.get(judge).name();
                verdicts.get(i)
                        .ifPresent(wrong -> holes.add(by + ": " + wrong + " | " + described(change)
                                + " | seed " + seed + " history " + number + ", upon " + history.size()
                                + " changes, chunk " + HexFormat.of().formatHex(change.chunk())));
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
        histories.close();
    }
}
