package balcony.server.room;

/** Counts what rooms do, for whoever watches the server; nothing about anybody. Any thread. */
public interface RoomMeter {
    /** Counts nothing. */
    RoomMeter NONE = new RoomMeter() {
        @Override
        public void accepted(int changes) {}

        @Override
        public void refused(Refusal why, int changes) {}

        @Override
        public Timing received() {
            return () -> {};
        }
    };

    /** Changes entered a map, stored. */
    void accepted(int changes);

    /** Changes of a peer were refused. */
    void refused(Refusal why, int changes);

    /** A message with changes came; its way through the room is timed from now. */
    Timing received();

    /** The time of one message with changes. */
    interface Timing {
        /** Its author has been answered, after the journal had it; nobody else learned anything new. */
        default void acknowledged() {}

        /** What it brought has been told to all others, and to its author that it is safe. */
        void relayed();
    }
}
