package balcony.server.web;

import io.vertx.core.http.HttpServerRequest;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;

/** Which web pages may act with the session cookie: those that this server sent, and no others. */
public final class Origins {
    private static final String TLS = "https://";

    private final Optional<String> publicOrigin;

    /** @param publicUrl where people reach this server, if something stands before it */
    public Origins(Optional<URI> publicUrl) {
        this.publicOrigin = publicUrl.map(url -> lower(url.getScheme() + "://" + url.getRawAuthority()));
    }

    /** Whether the request comes from a page of ours: its Origin is exactly the host that it asks, or the public one. */
    public boolean allowed(HttpServerRequest request) {
        String origin = request.getHeader("Origin");
        if (origin == null) {
            return false;
        }
        String named = lower(origin);
        String authority = authority(request);
        return publicOrigin.filter(named::equals).isPresent()
                || (!authority.isEmpty() && (named.equals("http://" + authority) || named.equals(TLS + authority)));
    }

    /** Whether the browser reaches us over TLS, as far as can be told. */
    boolean secure(HttpServerRequest request) {
        String origin = request.getHeader("Origin");
        return request.isSSL()
                || publicOrigin.filter(url -> url.startsWith(TLS)).isPresent()
                || (origin != null && origin.startsWith(TLS) && allowed(request));
    }

    /** Scheme and host for a link that the asker can give to somebody else. */
    String forLinks(HttpServerRequest request) {
        return publicOrigin.orElseGet(() -> (secure(request) ? TLS : "http://") + authority(request));
    }

    private static String authority(HttpServerRequest request) {
        var authority = request.authority();
        return authority == null ? "" : lower(authority.toString());
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
