package balcony.server;

import balcony.server.limits.Limit;
import balcony.server.limits.Limits;
import balcony.server.web.Listen;
import balcony.server.web.Listen.Tls;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What the command line and the environment may say. A flag beats {@code BALCONY_…}, which beats the default. */
@Command(
        name = "balcony",
        mixinStandardHelpOptions = true,
        versionProvider = Options.Versions.class,
        sortOptions = false,
        description = "A server on which a group draws a system together, live.",
        footer =
                "Each option may also be set in the environment: BALCONY_PORT, BALCONY_DATA, BALCONY_LIMIT_JOIN_SECONDS and so on.")
final class Options {
    private static final String THIS_MACHINE = "127.0.0.1";
    private static final String EVERY_NETWORK = "0.0.0.0";

    private final Map<String, String> environment;

    @Spec
    private @Nullable CommandSpec spec;

    @Option(names = "--port", defaultValue = "8080", description = "Port; 0 takes a free one (${DEFAULT-VALUE}).")
    private int port;

    @Option(
            names = "--host",
            description = "Address to listen on; 0.0.0.0 for every network (" + THIS_MACHINE
                    + ", or with --lan every network).")
    private @Nullable String host;

    @Option(
            names = "--lan",
            description =
                    "Open to the network that this machine is in, and show the address to give to phones, with a square code to scan.")
    private boolean lan;

    @Option(
            names = "--tls-cert",
            paramLabel = "FILE",
            description = "Serve HTTPS with this certificate and the chain behind it, in PEM; needs --tls-key.")
    private @Nullable Path tlsCertificate;

    @Option(names = "--tls-key", paramLabel = "FILE", description = "The certificate's private key, in PEM (PKCS#8).")
    private @Nullable Path tlsKey;

    @Option(
            names = "--data",
            defaultValue = "balcony-data",
            description = "Folder for everything that lasts (${DEFAULT-VALUE}).")
    private Path data = Path.of("");

    @Option(
            names = "--public-url",
            description = "Where people reach this server, if something stands before it: https://maps.example.org")
    private @Nullable URI publicUrl;

    @Option(
            names = "--log",
            defaultValue = "text",
            description = "How the log is written to standard error: text or json (${DEFAULT-VALUE}).")
    private LogFormat log = LogFormat.text;

    @Option(names = "--demo", description = "Bring a map to look at.")
    private boolean demo;

    @Option(
            names = "--limit",
            paramLabel = "NAME=VALUE",
            description =
                    "What one socket, person or address may take; docs/spec/limits.md lists the names. May be repeated.")
    private Map<String, Long> limits = new LinkedHashMap<>();

    @Option(names = "--client-created-maps", description = "For tests: let a client bring a document of its own.")
    private boolean clientCreatedMaps;

    Options(Map<String, String> environment) {
        this.environment = environment;
    }

    /** The parser that fills these options in. */
    CommandLine parser() {
        return new CommandLine(this).setDefaultValueProvider(fromEnvironment());
    }

    /** Looks a missing flag up in the environment. */
    private CommandLine.IDefaultValueProvider fromEnvironment() {
        return argument -> argument instanceof CommandLine.Model.OptionSpec option
                ? environment.getOrDefault(variable(option), option.defaultValue())
                : null;
    }

    private static String variable(CommandLine.Model.OptionSpec option) {
        return "BALCONY_" + option.longestName().substring(2).replace('-', '_').toUpperCase(Locale.ROOT);
    }

    /** How the log is written. */
    enum LogFormat {
        text,
        json
    }

    LogFormat logFormat() {
        return log;
    }

    Config config() {
        try {
            return new Config(listen(), data, Optional.ofNullable(publicUrl), demo, limits(), clientCreatedMaps);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(
                    spec == null ? new CommandLine(this) : spec.commandLine(), String.valueOf(e.getMessage()), e);
        }
    }

    /** Whether the addresses in this machine's network are to be shown. */
    boolean lan() {
        return lan;
    }

    private Listen listen() {
        String address = host != null ? host : lan ? EVERY_NETWORK : THIS_MACHINE;
        return new Listen(address, port, tls());
    }

    private Optional<Tls> tls() {
        if (tlsCertificate == null && tlsKey == null) {
            return Optional.empty();
        }
        if (tlsCertificate == null || tlsKey == null) {
            throw new IllegalArgumentException(
                    (tlsKey == null ? "tls-key" : "tls-cert") + ": missing; a certificate and its key go together");
        }
        return Optional.of(new Tls(readable("tls-cert", tlsCertificate), readable("tls-key", tlsKey)));
    }

    private static Path readable(String name, Path file) {
        if (!Files.isReadable(file)) {
            throw new IllegalArgumentException(name + ": cannot read " + file);
        }
        return file;
    }

    private Limits limits() {
        Limits found = Limits.DEFAULT;
        for (Limit limit : Limit.values()) {
            String value = environment.get(limit.variable());
            found = value == null ? found : found.with(limit, number(limit, value));
        }
        for (Map.Entry<String, Long> flag : limits.entrySet()) {
            Limit limit = Limit.named(flag.getKey())
                    .orElseThrow(() -> new IllegalArgumentException(
                            "limit: there is none called " + flag.getKey() + "; docs/spec/limits.md lists them"));
            found = found.with(limit, flag.getValue());
        }
        found.contradiction().ifPresent(words -> {
            throw new IllegalArgumentException(words);
        });
        return found;
    }

    private static long number(Limit limit, String value) {
        try {
            return Long.parseLong(value.strip());
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(limit.variable() + ": " + value + " is no whole number", e);
        }
    }

    /** Prints the version that the jar carries. */
    static final class Versions implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {"balcony " + Version.current()};
        }
    }
}
