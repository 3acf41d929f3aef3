package balcony.server.web;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where the server listens, and whether over TLS.
 *
 * @param host address to listen on
 * @param port port to listen on; 0 takes a free one
 * @param tls with what it proves who it is; empty for plain HTTP
 */
public record Listen(String host, int port, Optional<Tls> tls) {
    private static final int HIGHEST_PORT = 65_535;

    public Listen {
        if (port < 0 || port > HIGHEST_PORT) {
            throw new IllegalArgumentException("port: " + port + " is not between 0 and " + HIGHEST_PORT);
        }
        if (host.isBlank()) {
            throw new IllegalArgumentException("host: empty");
        }
    }

    /** A certificate, with the chain behind it, and its private key; both in PEM files. */
    public record Tls(Path certificate, Path key) {}

    /** Whether it is open to every network that the machine is in. */
    public boolean everywhere() {
        return host.equals("0.0.0.0") || host.equals("::");
    }

    /** How a browser names it, once it is known which port it is. */
    URI address(int openPort) {
        return addressAt(everywhere() ? "localhost" : host, openPort);
    }

    /** How a browser names it by one of the machine's addresses. */
    public URI addressAt(String name, int openPort) {
        String bracketed = name.indexOf(':') >= 0 ? "[" + name + "]" : name;
        return URI.create((tls.isPresent() ? "https://" : "http://") + bracketed + ":" + openPort);
    }
}
