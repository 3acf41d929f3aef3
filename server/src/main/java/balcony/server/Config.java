package balcony.server;

import balcony.server.limits.Limits;
import balcony.server.web.Listen;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/**
 * What the server is told once, at its start.
 *
 * @param listen where it listens, and whether over TLS
 * @param data folder for everything that lasts
 * @param publicUrl scheme, host and port under which people reach the server, if something stands before it
 * @param demo whether a map to look at is brought
 * @param limits what one socket, person or address may take
 * @param clientCreatedMaps for tests: whether a client may bring a document that the server did not make
 */
public record Config(
        Listen listen, Path data, Optional<URI> publicUrl, boolean demo, Limits limits, boolean clientCreatedMaps) {
    public Config {
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
