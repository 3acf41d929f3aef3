package balcony.server.asks;

import balcony.server.journal.MapId;
import java.time.Instant;

/** An ask as the server keeps it. */
public record OpenAsk(MapId map, AskId id, AskDraft draft, State state, Instant openedAt) {
    /** How far it is. */
    public enum State {
        /** Takes answers. */
        OPEN,
        /** Takes none any more: its answers are on their way into the map. */
        OPENING,
        REVEALED,
        CANCELLED
    }
}
