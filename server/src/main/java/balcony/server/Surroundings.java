package balcony.server;

import java.io.PrintWriter;
import java.net.URI;
import java.util.List;

/** How others in the room reach the server that was just opened, for whoever opened it. */
final class Surroundings {
    private final Config config;
    private final int port;

    Surroundings(Config config, int port) {
        this.config = config;
        this.port = port;
    }

    /** Says it: the address, others that it may be, and the address as a square code. */
    void tell(PrintWriter out) {
        List<URI> addresses = addresses();
        if (addresses.isEmpty()) {
            out.println("Nobody else can reach it: this machine is in no network. Join one and start again.");
            return;
        }
        URI first = addresses.get(0);
        out.println("Phones and laptops in the same network open " + first);
        addresses.stream().skip(1).forEach(other -> out.println("  or, if that does not open, " + other));
        out.println();
        out.print(TerminalCode.of(first.toString()));
        out.flush();
    }

    private List<URI> addresses() {
        if (config.publicUrl().isPresent()) {
            return List.of(config.publicUrl().get());
        }
        if (!config.listen().everywhere()) {
            return List.of(config.listen().addressAt(config.listen().host(), port));
        }
        return LanAddresses.find().stream()
                .map(address -> config.listen().addressAt(address, port))
                .toList();
    }
}
