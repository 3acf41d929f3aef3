package balcony.server.reader;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** What the reader's child says to a request: any number of {@code Applying}, then one of the others. */
sealed interface Answer {
    /** About to apply this change: if no further word comes, this is the one that ended the child. */
    record Applying(int index) implements Answer {}

    /** Done; JSON in UTF-8, empty for a load, a chunk for a save. */
    record Done(byte[] content) implements Answer {}

    /** Not done: the copy holds this many changes, and the request does not go on from there. */
    record Holds(int count) implements Answer {}

    /**
     * Not done: automerge refused.
     *
     * @param index the change that it refused, or -1 where that is not known
     */
    record Failed(int index, String reason) implements Answer {}

    /** The answer as a frame. */
    default Frame frame(long request) {
        if (this instanceof Applying applying) {
            return new Frame(request, 1, number(applying.index));
        } else if (this instanceof Done done) {
            return new Frame(request, 2, done.content);
        } else if (this instanceof Holds holds) {
            return new Frame(request, 3, number(holds.count));
        } else if (this instanceof Failed failed) {
            byte[] reason = failed.reason.getBytes(StandardCharsets.UTF_8);
            return new Frame(
                    request,
                    4,
                    ByteBuffer.allocate(4 + reason.length)
                            .putInt(failed.index)
                            .put(reason)
                            .array());
        }
        throw new IllegalStateException("no such answer: " + this);
    }

    /** Reads what {@link #frame} wrote. */
    static Answer of(Frame frame) throws IOException {
        byte[] body = frame.body();
        return switch (frame.kind()) {
            case 1 -> new Applying(ByteBuffer.wrap(body).getInt());
            case 2 -> new Done(body);
            case 3 -> new Holds(ByteBuffer.wrap(body).getInt());
            case 4 ->
                new Failed(
                        ByteBuffer.wrap(body).getInt(),
                        new String(Arrays.copyOfRange(body, 4, body.length), StandardCharsets.UTF_8));
            default -> throw new IOException("an answer of kind " + frame.kind());
        };
    }

    private static byte[] number(int value) {
        return ByteBuffer.allocate(4).putInt(value).array();
    }
}
