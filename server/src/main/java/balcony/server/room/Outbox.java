package balcony.server.room;

/** The hub's end of one peer's socket. Any thread; never blocks; after the socket ended it does nothing. */
public interface Outbox {
    /** Takes a message, which goes out with the next {@link #flush}. */
    void send(ToPeer message);

    /** Lets out what was taken: for all peers that one thread writes to, in one go. */
    void flush();

    /** Whether so much waits to be written that only what the peer asked for should be added. */
    boolean isCongested();

    /** Reads nothing more from the peer, or goes on: as many times as it is held it must be let go. */
    void holdReading(boolean hold);

    /** Tells how many operations were found in what the peer brought, and by how many bytes it grew when it was inflated. */
    void brought(long operations, long inflatedBytes);

    void close(CloseReason reason);
}
