package balcony.server.room;

/** The way to one peer's socket. Any thread; never blocks; after the socket ended it does nothing. */
public interface Outbox {
    void send(ToPeer message);

    /** Whether so much waits to be written that only what the peer asked for should be added. */
    boolean isCongested();

    void close(CloseReason reason);
}
