package balcony.server.limits;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** A number that bounds what one socket, one person or one address may take: the closed list of those that an operator may set. */
public enum Limit {
    SOCKETS_PER_PERSON(Unit.COUNT, 64, 1, "sync sockets of one person: many tabs on several devices"),
    JOINING_SOCKETS_PER_ADDRESS(
            Unit.COUNT,
            2_000,
            1,
            "sync sockets of one address that have not joined yet: a whole school may stand behind one"),
    CONNECTIONS_PER_ADDRESS(Unit.COUNT, 10_000, 1, "connections of one address, of every kind"),
    DOCUMENTS_PER_SOCKET(Unit.COUNT, 256, 1, "documents that one sync socket has open"),
    JOIN_SECONDS(Unit.SECONDS, 10, 1, "from a sync socket's opening to its `join`"),
    PING_SECONDS(Unit.SECONDS, 5, 1, "between pings; a sync socket that did not answer the last one is closed"),
    JOIN_BYTES(Unit.BYTES, 8 << 10, 256, "a message before `join` was answered"),
    MESSAGE_BYTES(Unit.BYTES, 16 << 20, 1 << 16, "a message after that: the first sync of a long offline edit is one"),
    EPHEMERAL_BYTES(Unit.BYTES, 64 << 10, 512, "what an ephemeral message carries"),
    BYTES_AT_ONCE(Unit.BYTES, 64 << 20, 1 << 16, "what one person's sockets bring before they are read more slowly"),
    BYTES_PER_SECOND(Unit.BYTES, 4 << 20, 1 << 10, "what they bring in the long run"),
    CHANGES_AT_ONCE(Unit.COUNT, 50_000, 1, "changes that one person brings before their sockets are read more slowly"),
    CHANGES_PER_SECOND(Unit.COUNT, 1_000, 1, "changes that they bring in the long run"),
    OPERATIONS_AT_ONCE(
            Unit.COUNT,
            4_000_000,
            1,
            "operations in these changes, before their sockets are read more slowly: a few bytes may hold a million"),
    OPERATIONS_PER_SECOND(Unit.COUNT, 100_000, 1, "operations that they bring in the long run"),
    LONGEST_PAUSE_SECONDS(Unit.SECONDS, 30, 1, "for which a person's sockets are not read at most"),
    QUEUE_PRESENCE_BYTES(
            Unit.BYTES, 256 << 10, 1 << 10, "waiting to be written to a socket, beyond which presence is left out"),
    QUEUE_CHANGES_BYTES(
            Unit.BYTES, 512 << 10, 1 << 10, "waiting there, beyond which changes are kept back until it was written"),
    QUEUE_BYTES(Unit.BYTES, 1 << 20, 1 << 11, "waiting there at most; beyond it the socket is closed"),
    HOLD_MESSAGES(
            Unit.COUNT, 64, 1, "sync messages of a peer that wait for its earlier ones, from which on it is not read"),
    HOLD_BYTES(Unit.BYTES, 1 << 20, 1 << 10, "of messages that wait for those, or for a map to open, likewise"),
    WAITING_MESSAGES(
            Unit.COUNT, 20_000, 1, "messages that wait for earlier ones at most; beyond it the socket is closed"),
    WAITING_BYTES(Unit.BYTES, 32 << 20, 1 << 16, "of messages that wait for those, or for a map to open, likewise"),
    PENDING_CHANGES(
            Unit.COUNT,
            20_000,
            1,
            "changes of a peer that wait for others on which they build; beyond it the socket is closed"),
    PENDING_BYTES(Unit.BYTES, 32 << 20, 1 << 16, "of such changes, likewise"),
    REFUSALS_PER_SOCKET(
            Unit.COUNT,
            20_000,
            1,
            "changes of a socket that are refused before it is closed: a map remembers each for ever"),
    REQUESTS_AT_ONCE(Unit.COUNT, 600, 1, "HTTP requests that change something, of one person"),
    REQUESTS_PER_SECOND(Unit.COUNT, 20, 1, "such requests in the long run"),
    STRANGERS_AT_ONCE(Unit.COUNT, 3_000, 1, "HTTP requests of one address that come in, look at an invite or join"),
    STRANGERS_PER_SECOND(Unit.COUNT, 20, 1, "such requests in the long run"),
    REQUEST_HEAD_SECONDS(Unit.SECONDS, 20, 1, "from a connection's opening to the end of its first request's head"),
    REQUEST_BODY_SECONDS(Unit.SECONDS, 120, 1, "from the end of a request's head to the end of its body"),
    KEEP_ALIVE_SECONDS(
            Unit.SECONDS, 75, 1, "from one answer to the end of the next request's head on the same connection"),
    BODY_BYTES(Unit.BYTES, 64 << 10, 1 << 10, "the body of a request"),
    FILE_BYTES(Unit.BYTES, 20 << 20, 1 << 10, "a file that is imported"),
    DRAIN_SECONDS(
            Unit.SECONDS,
            0,
            0,
            "for which the server goes on after the signal to stop, with `/readyz` red, before it closes sockets");

    /** What a limit counts. */
    public enum Unit {
        COUNT(Integer.MAX_VALUE),
        /** Whole messages and files are held in one array each. */
        BYTES(1 << 30),
        SECONDS(24 * 60 * 60);

        private final long most;

        Unit(long most) {
            this.most = most;
        }
    }

    private final Unit unit;
    private final long byDefault;
    private final long least;
    private final String words;

    Limit(Unit unit, long byDefault, long least, String words) {
        this.unit = unit;
        this.byDefault = byDefault;
        this.least = least;
        this.words = words;
    }

    /** The limit that goes by a name such as {@code sockets-per-person}. */
    public static Optional<Limit> named(String name) {
        return Stream.of(values()).filter(limit -> limit.label().equals(name)).findFirst();
    }

    /** Its name on the command line and in the documentation. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Its name in the environment. */
    public String variable() {
        return "BALCONY_LIMIT_" + name();
    }

    public Unit unit() {
        return unit;
    }

    public long byDefault() {
        return byDefault;
    }

    /** The smallest value that it may have. */
    public long least() {
        return least;
    }

    /** The largest value that it may have. */
    public long most() {
        return unit.most;
    }

    /** What it bounds. */
    public String words() {
        return words;
    }
}
