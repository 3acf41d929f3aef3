package balcony.server.web;

import balcony.server.sync.DecodedMessage;
import balcony.server.sync.SyncCodec;
import java.util.Arrays;

/**
 * Reads sync messages, and those that only confirm once for all who say the same: twenty readers confirm one change in the same bytes.
 * Used by the sockets of one event loop.
 */
final class RepeatedSync {
    /** Longer messages are not remembered, in bytes. */
    private static final int LONGEST = 1 << 10;

    private byte[] latest = new byte[0];
    private DecodedMessage message = new DecodedMessage.Malformed("nothing came yet");

    /** Reads what stands between two places. */
    DecodedMessage decode(byte[] frame, int from, int to) {
        if (latest.length > 0 && Arrays.equals(frame, from, to, latest, 0, latest.length)) {
            return message;
        }
        byte[] data = Arrays.copyOfRange(frame, from, to);
        DecodedMessage decoded = SyncCodec.decode(data);
        if (data.length <= LONGEST
                && decoded instanceof DecodedMessage.Valid valid
                && valid.message().changes().isEmpty()) {
            latest = data;
            message = decoded;
        }
        return decoded;
    }
}
