package balcony.server;

import balcony.server.limits.Limits;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/**
 * What the server is told once, at its start.
 *
 * @param host address to listen on
 * @param port port to listen on; 0 takes a free one
 * @param data folder for everything that lasts
 * @param publicUrl scheme, host and port under which people reach the server, if something stands before it
 * @param demo whether a map to look at is brought
 * @param limits what one socket, person or address may take
 * @param clientCreatedMaps for tests: whether a client may bring a document that the server did not make
 */
public record Config(
        String host,
        int port,
        Path data,
        Optional<URI> publicUrl,
        boolean demo,
        Limits limits,
        boolean clientCreatedMaps) {
    private static final int HIGHEST_PORT = 65_535;

    public Config {
        if (port < 0 || port > HIGHEST_PORT) {
            throw new IllegalArgumentException("port: " + port + " is not between 0 and " + HIGHEST_PORT);
        }
        if (host.isBlank()) {
            throw new IllegalArgumentException("host: empty");
        }
        publicUrl.ifPresent(Config::checkOrigin);
    }

    private static void checkOrigin(URI url) {
        boolean web = url.getScheme() != null && Set.of("http", "https").contains(url.getScheme());
        boolean bare = url.getRawPath() == null
                || url.getRawPath().isEmpty()
                || url.getRawPath().equals("/");
        if (!web || url.getHost() == null || !bare || url.getRawQuery() != null || url.getRawUserInfo() != null) {
            throw new IllegalArgumentException("public-url: " + url + " is not like https://maps.example.org");
        }
    }
}
