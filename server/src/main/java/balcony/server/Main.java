package balcony.server;

import balcony.server.journal.StoreWatch;
import balcony.server.operator.Commands;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine;

/** The program {@code balcony}: reads its options, starts the server, says where it is open, stops on a signal; or runs a command of operators. */
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        System.exit(run(args, System.getenv(), lines(System.out), lines(System.err)));
    }

    private static PrintWriter lines(PrintStream stream) {
        return new PrintWriter(stream, true, Charset.defaultCharset());
    }

    /** The whole program, over what the world gives it; returns its exit code. */
    static int run(String[] args, Map<String, String> environment, PrintWriter out, PrintWriter err) {
        return run(args, environment, out, err, StoreWatch.NOBODY);
    }

    /** As above, with somebody who watches the steps of the store. */
    static int run(String[] args, Map<String, String> environment, PrintWriter out, PrintWriter err, StoreWatch watch) {
        Options options = new Options(environment);
        CommandLine program = options.parser();
        Commands.addTo(program, Version.current());
        return program.setOut(out)
                .setErr(err)
                .setExecutionStrategy(parsed -> {
                    Integer helped = CommandLine.executeHelpRequest(parsed);
                    // Before the first logger is made: logback.xml chooses by this.
                    System.setProperty("balcony.log", options.logFormat().name());
                    if (helped != null) {
                        return helped;
                    }
                    return parsed.hasSubcommand()
                            ? new CommandLine.RunLast().execute(parsed)
                            : serve(options, out, err, watch);
                })
                .execute(args);
    }

    private static int serve(Options options, PrintWriter out, PrintWriter err, StoreWatch watch) {
        Config config = options.config();
        Server server;
        try {
            server = Server.start(config, Clock.systemUTC(), watch);
        } catch (StartRefused refused) {
            err.println("Balcony cannot start: " + refused.getMessage());
            return CommandLine.ExitCode.SOFTWARE;
        }
        Runtime.getRuntime().addShutdownHook(new Thread(server::close, "shutdown"));
        out.println("Balcony is open at " + server.address());
        server.demo().ifPresent(way -> out.println("The demo, Harbourside, is at " + way));
        if (options.lan()) {
            new Surroundings(config, server.port()).tell(out);
        }
        awaitSignal();
        return CommandLine.ExitCode.OK;
    }

    /** The shutdown hook ends the process; this thread only keeps the program from returning. */
    private static void awaitSignal() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
