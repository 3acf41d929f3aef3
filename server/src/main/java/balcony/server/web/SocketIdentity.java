package balcony.server.web;

import balcony.server.journal.PersonId;
import io.vertx.core.Future;
import io.vertx.core.http.HttpServerRequest;
import java.time.Instant;
import java.util.Optional;

/** Who stands behind a request for a socket. */
public interface SocketIdentity {
    /**
     * The person, or empty if the credentials are missing, wrong or expired. Bearer tokens and tickets always count.
     *
     * @param cookieCounts whether the session cookie counts too: only if the request named an allowed Origin
     */
    Future<Optional<Authenticated>> of(HttpServerRequest request, boolean cookieCounts);

    /**
     * A person who proved who they are.
     *
     * @param expires when the proof ends; the socket is closed then
     */
    record Authenticated(PersonId person, Instant expires) {}
}
