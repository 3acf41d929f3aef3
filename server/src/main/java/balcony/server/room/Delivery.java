package balcony.server.room;

import java.util.ArrayList;
import java.util.List;

/**
 * What a room says while it does one thing: handed to each peer's outbox at once, and let out when the room is done, so that the
 * thread that writes is woken once and not once for each peer. Owned by the room's thread.
 */
final class Delivery {
    private final List<Outbox> told = new ArrayList<>();

    void send(Outbox to, ToPeer message) {
        to.send(message);
        told.add(to);
    }

    /** Lets out all that was said since the last time. */
    void flush() {
        for (Outbox each : told) {
            each.flush();
        }
        told.clear();
    }
}
