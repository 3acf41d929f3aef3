package balcony.server.access;

import balcony.server.journal.Database;
import balcony.server.journal.PersonId;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.auth.JWTOptions;
import io.vertx.ext.auth.PubSecKeyOptions;
import io.vertx.ext.auth.authentication.TokenCredentials;
import io.vertx.ext.auth.jwt.JWTAuth;
import io.vertx.ext.auth.jwt.JWTAuthOptions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Sessions, and the signed tokens that prove them. A token counts if it is signed with our key by our algorithm, names us as
 * issuer and audience, a person, a session and an end, that end is to come, and the session was not left. The library checks
 * only some of this, and its own clock, so the rest is checked here.
 */
public final class Sessions {
    /** How long somebody may stay away and still be known without a code. */
    public static final Duration LIFETIME = Duration.ofDays(30);

    /** A session that is in use is drawn out, but not more often than this. */
    private static final Duration RENEWAL = Duration.ofDays(1);

    private static final String ALGORITHM = "HS256";
    private static final String OURSELVES = "balcony";

    private final Database database;
    private final Secrets secrets;
    private final Clock clock;
    private final JWTAuth tokens;

    Sessions(Database database, SigningKey key, Secrets secrets, Clock clock, Vertx vertx) {
        this.database = database;
        this.secrets = secrets;
        this.clock = clock;
        this.tokens = JWTAuth.create(
                vertx,
                new JWTAuthOptions()
                        .addPubSecKey(
                                new PubSecKeyOptions().setAlgorithm(ALGORITHM).setBuffer(key.forTokens()))
                        .setJWTOptions(options().setIgnoreExpiration(true)));
    }

    private static JWTOptions options() {
        return new JWTOptions()
                .setAlgorithm(ALGORITHM)
                .setIssuer(OURSELVES)
                .addAudience(OURSELVES)
                .setNoTimestamp(true);
    }

    /** Starts a session for a person on one more device. */
    public CompletionStage<Session> start(PersonId person) {
        Instant now = now();
        Session session = new Session("s_" + secrets.token(), person, now.plus(LIFETIME));
        return database.write(sql -> {
            sql.update(
                    "INSERT INTO session (id, person, started_at, expires_at) VALUES (?, ?, ?, ?)",
                    session.id(),
                    person,
                    now,
                    session.expires());
            return session;
        });
    }

    /** The token that proves a session; secret. */
    public String token(Session session) {
        JsonObject claims = new JsonObject()
                .put("sub", session.person().value())
                .put("sid", session.id())
                .put("iat", now().getEpochSecond())
                .put("exp", session.expires().getEpochSecond());
        return tokens.generateToken(claims, options());
    }

    /** The session that a token proves, if it does. Blocks. */
    public Optional<Session> prove(String token) {
        return claims(token).flatMap(claims -> proved(claims).filter(this::goesOn));
    }

    /** What the library throws at a forged token is not only what it says it throws; whatever it is, the token is none. */
    private Optional<JsonObject> claims(String token) {
        try {
            return Optional.ofNullable(tokens.authenticate(new TokenCredentials(token))
                    .toCompletionStage()
                    .toCompletableFuture()
                    .join()
                    .attributes()
                    .getJsonObject("accessToken"));
        } catch (RuntimeException e) {
            return Optional.empty();
        }
    }

    private Optional<Session> proved(JsonObject claims) {
        return claims.getValue("sub") instanceof String person
                        && claims.getValue("sid") instanceof String session
                        && claims.getValue("exp") instanceof Number end
                        && now().getEpochSecond() < end.longValue()
                ? Optional.of(new Session(session, new PersonId(person), Instant.ofEpochSecond(end.longValue())))
                : Optional.empty();
    }

    private boolean goesOn(Session session) {
        return database.read(sql -> sql.number(
                        "SELECT count(*) FROM session WHERE id = ? AND person = ? AND ended_at IS NULL",
                        session.id(),
                        session.person()))
                == 1;
    }

    /** The session as it should go on: drawn out if it has been in use for a while. */
    public CompletionStage<Session> renewed(Session session) {
        Instant until = now().plus(LIFETIME);
        if (until.isBefore(session.expires().plus(RENEWAL))) {
            return CompletableFuture.completedFuture(session);
        }
        return database.write(sql -> {
            sql.update("UPDATE session SET expires_at = ? WHERE id = ?", until, session.id());
            return new Session(session.id(), session.person(), until);
        });
    }

    /** Leaves the device: the session's token and its tickets count no more. */
    public CompletionStage<Void> end(Session session) {
        Instant now = now();
        return database.write(sql -> {
                    sql.update("DELETE FROM ticket WHERE session = ?", session.id());
                    return sql.update("UPDATE session SET ended_at = ? WHERE id = ?", now, session.id());
                })
                .thenAccept(done -> {});
    }

    /** A ticket for a client that takes nothing but an address: good as long as its session. */
    public CompletionStage<String> ticket(Session session) {
        String ticket = secrets.token();
        Instant now = now();
        return database.write(sql -> {
            sql.update(
                    "INSERT INTO ticket (hash, session, made_at) VALUES (?, ?, ?)",
                    Secrets.hash(ticket),
                    session.id(),
                    now);
            return ticket;
        });
    }

    /** The session that a ticket belongs to. Blocks. */
    public Optional<Session> byTicket(String ticket) {
        return database.read(sql -> sql.first(
                "SELECT session.id, session.person, session.expires_at FROM ticket"
                        + " JOIN session ON session.id = ticket.session"
                        + " WHERE ticket.hash = ? AND session.ended_at IS NULL AND session.expires_at > ?",
                row -> new Session(row.text(1), new PersonId(row.text(2)), row.time(3)),
                Secrets.hash(ticket),
                clock.instant()));
    }

    /** Whole seconds, as tokens count. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.SECONDS);
    }
}
