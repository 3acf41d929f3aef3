package balcony.server.room;

/** Why the server ends a socket: the closed list of its WebSocket close codes. docs/spec/wire.md lists them for clients. */
public enum CloseReason {
    SHUTDOWN(1012, "the server stops"),
    NOT_STORED(1013, "a change could not be stored; connect again"),
    INTERNAL(1011, "the server failed at this message"),
    TEXT_FRAME(1003, "only binary frames"),
    TOO_LARGE(1009, "the message is too large"),
    BAD_ENVELOPE(4400, "no message of the protocol"),
    NOT_AUTHENTICATED(4401, "credentials missing, wrong or expired"),
    REMOVED(4403, "no longer in this map"),
    NOT_JOINED(4405, "the first message must be join"),
    WRONG_VERSION(4406, "unsupported protocol version"),
    JOIN_TIMEOUT(4408, "no join in time"),
    PEER_TAKEN(4409, "this peer id belongs to somebody else"),
    REPLACED(4410, "the same peer connected again"),
    SILENT(4411, "no answer to pings"),
    TOO_SLOW(4412, "the socket does not keep up"),
    BAD_SYNC(4422, "malformed sync message or change"),
    TOO_MANY_SOCKETS(4429, "more sockets of one person than allowed; close some"),
    TOO_MANY_JOINING(4429, "too many sockets of this address are joining; connect again later"),
    TOO_MUCH(4429, "more than a peer may ask of the server");

    private final int code;
    private final String words;

    CloseReason(int code, String words) {
        this.code = code;
        this.words = words;
    }

    public short code() {
        return (short) code;
    }

    public String words() {
        return words;
    }
}
