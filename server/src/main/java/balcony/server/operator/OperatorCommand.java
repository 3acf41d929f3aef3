package balcony.server.operator;

import balcony.server.journal.StorageFailed;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** One thing that an operator does to a data folder: says what it found or did, and ends with an exit code that scripts can test. */
@Command(mixinStandardHelpOptions = true, sortOptions = false)
abstract class OperatorCommand implements Callable<Integer> {
    /** It is done. */
    static final int DONE = 0;

    /** It could not be done; nothing was changed. */
    static final int FAILED = 1;

    /** Damage was found. */
    static final int DAMAGED = 3;

    @Spec
    private @Nullable CommandSpec spec;

    @Option(names = "--data", defaultValue = "balcony-data", description = "The data folder (${DEFAULT-VALUE}).")
    private Path data = Path.of("");

    /** Does it. */
    abstract int run();

    @Override
    public final Integer call() {
        try {
            return run();
        } catch (StorageFailed failed) {
            err().println((failed.isDamage() ? "DAMAGED " : "balcony: ") + failed.getMessage());
            return failed.isDamage() ? DAMAGED : FAILED;
        }
    }

    Path data() {
        return data;
    }

    PrintWriter out() {
        return commandLine().getOut();
    }

    PrintWriter err() {
        return commandLine().getErr();
    }

    Progress progress() {
        return new Progress(err(), InstantSource.system());
    }

    int damaged(String what, CheckReport report) {
        report.findings().forEach(finding -> err().println("DAMAGED " + finding));
        err().println(what);
        return DAMAGED;
    }

    private picocli.CommandLine commandLine() {
        if (spec == null) {
            throw new IllegalStateException("a command runs only from a command line");
        }
        return spec.commandLine();
    }
}
