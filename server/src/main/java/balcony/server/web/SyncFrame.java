package balcony.server.web;

import balcony.server.crdt.DocumentId;
import java.util.Arrays;
import java.util.Optional;

/**
 * The frame of a sync message that was read, but for the message itself. Frames of one socket differ in nothing else, so the next one
 * that has the same bytes around its message need not be read again.
 *
 * @param before the bytes up to the message, its own head not among them
 * @param behind the bytes after it
 */
record SyncFrame(String sender, DocumentId document, boolean request, byte[] before, byte[] behind) {
    private static final int TYPE = 0xe0;
    private static final int MAP = 0xa0;

    /** Byte strings of CBOR: the length stands in the head, or in the one, two or four bytes behind it. */
    private static final int BYTES = 0x40;

    private static final int LENGTH_BEHIND = 24;
    private static final int FOUR_BYTES_BEHIND = 26;

    /** Where the message stands in a frame. */
    record Message(int from, int to) {}

    /** Keeps what stands around a message, if the frame is a map that nothing is written before, as all are. */
    static Optional<SyncFrame> around(
            byte[] frame, int beforeMessage, int behindMessage, String sender, DocumentId document, boolean request) {
        if ((frame[0] & TYPE) != MAP) {
            return Optional.empty();
        }
        return message(frame, beforeMessage)
                .filter(message -> message.to == behindMessage)
                .map(message -> new SyncFrame(
                        sender,
                        document,
                        request,
                        Arrays.copyOf(frame, beforeMessage),
                        Arrays.copyOfRange(frame, behindMessage, frame.length)));
    }

    /** The message in a frame which is this one but for it; empty if the frame is another one. */
    Optional<Message> in(byte[] frame) {
        if (frame.length <= before.length || !Arrays.equals(frame, 0, before.length, before, 0, before.length)) {
            return Optional.empty();
        }
        return message(frame, before.length)
                .filter(message -> message.to > message.from
                        && Arrays.equals(frame, message.to, frame.length, behind, 0, behind.length));
    }

    /** The byte string whose head stands at a place, all of it. */
    private static Optional<Message> message(byte[] frame, int at) {
        int head = at < frame.length ? (frame[at] & 0xff) - BYTES : -1;
        int from = at + 1;
        int bytes = head < LENGTH_BEHIND ? 0 : 1 << (head - LENGTH_BEHIND);
        if (head < 0 || head > FOUR_BYTES_BEHIND || from + bytes > frame.length) {
            return Optional.empty();
        }
        long length = bytes == 0 ? head : 0;
        for (int end = from + bytes; from < end; from++) {
            length = length << Byte.SIZE | (frame[from] & 0xff);
        }
        return length > frame.length - from ? Optional.empty() : Optional.of(new Message(from, from + (int) length));
    }
}
