package balcony.server.room;

/** The hub's end of one peer's socket. Any thread; never blocks; after the socket ended it does nothing. */
public interface Outbox {
    void send(ToPeer message);

    /** Whether so much waits to be written that only what the peer asked for should be added. */
    boolean isCongested();

    /** Reads nothing more from the peer, or goes on: as many times as it is held it must be let go. */
    void holdReading(boolean hold);

    /** Tells how many operations were found in what the peer brought. */
    void brought(long operations);

    void close(CloseReason reason);
}
