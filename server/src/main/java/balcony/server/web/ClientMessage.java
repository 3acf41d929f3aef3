package balcony.server.web;

import balcony.server.room.FromPeer;
import java.util.List;

/** What one frame of a client turns out to be. */
sealed interface ClientMessage {
    /**
     * A peer says who it is.
     *
     * @param versions the protocol versions that it speaks
     */
    record Join(String senderId, List<String> versions) implements ClientMessage {}

    /** A message that concerns the rooms. */
    record Said(String senderId, FromPeer message) implements ClientMessage {}

    /** A message of the protocol that tells the hub nothing, such as that the peer lacks a document. */
    record Idle(String senderId) implements ClientMessage {}

    /**
     * No message of the protocol.
     *
     * @param reason what is wrong, in words for a log
     */
    record Malformed(String reason) implements ClientMessage {}
}
