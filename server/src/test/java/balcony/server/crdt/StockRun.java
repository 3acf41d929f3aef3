package balcony.server.crdt;

import java.util.List;
import java.util.Optional;

/**
 * Histories of stock clients at the door, which is to admit every change of theirs. By hand, as many as one likes:
 *
 * <pre>
 * mvn -P java -DskipTests package
 * cd server && java -cp 'target/test-classes:target/classes:target/lib/*' balcony.server.crdt.StockRun SEED CHANGES
 * </pre>
 */
final class StockRun {
    private static final int ROUNDS = 40;
    private static final List<Integer> SIZES = List.of(1, 2, 5);
    private static final int LONGEST = 12;
    private static final int TOLD_EVERY = 100;

    private StockRun() {}

    public static void main(String[] arguments) {
        long seed = Long.parseLong(arguments[0]);
        long wanted = Long.parseLong(arguments[1]);
        long start = System.nanoTime();
        long admitted = 0;
        long operations = 0;
        try (StockHistories histories = new StockHistories()) {
            for (int history = 0; admitted < wanted; history++) {
                Admission door = new Admission();
                for (byte[] chunk : histories.chunks(seed * 1_000_003 + history, ROUNDS, SIZES, LONGEST)) {
                    Optional<String> refusal = refusal(door, chunk);
                    if (refusal.isPresent()) {
                        System.out.println("seed " + seed + " history " + history + ": " + refusal.get());
                        System.exit(1);
                    }
                    admitted++;
                    operations += ((DecodedChange.Valid) ChangeDecoder.decode(chunk))
                            .change()
                            .opCount();
                }
                if (history % TOLD_EVERY == 0) {
                    double seconds = (System.nanoTime() - start) / 1e9;
                    System.out.printf(
                            "%d changes of %d histories, %.0f a second%n", admitted, history + 1, admitted / seconds);
                }
            }
        }
        System.out.printf("seed %d: %d stock changes with %d operations, all admitted%n", seed, admitted, operations);
        System.exit(0);
    }

    /** Why the door does not take a chunk, if so. */
    static Optional<String> refusal(Admission door, byte[] chunk) {
        DecodedChange decoded = ChangeDecoder.decode(chunk);
        if (!(decoded instanceof DecodedChange.Valid valid)) {
            return Optional.of("not read: " + decoded);
        }
        return door.admit(valid.change()) instanceof Verdict.Unfit unfit
                ? Optional.of(unfit.flaw().words())
                : Optional.empty();
    }
}
