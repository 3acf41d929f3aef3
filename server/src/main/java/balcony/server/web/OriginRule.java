package balcony.server.web;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.HostAndPort;
import java.util.Locale;
import java.util.Set;

/**
 * Which pages may open a socket: those of the address under which the server was asked, and those named in its options. Compared
 * whole, never by prefix.
 */
public final class OriginRule {
    private final Set<String> named;

    /**
     * @param named further origins, each as a browser writes it: {@code https://balcony.example.org}
     */
    public OriginRule(Set<String> named) {
        this.named = Set.copyOf(named);
    }

    boolean allows(HttpServerRequest request, String origin) {
        if (named.contains(origin)) {
            return true;
        }
        HostAndPort asked = request.authority();
        if (asked == null) {
            return false;
        }
        String authority = asked.toString().toLowerCase(Locale.ROOT);
        return origin.equals("http://" + authority) || origin.equals("https://" + authority);
    }
}
