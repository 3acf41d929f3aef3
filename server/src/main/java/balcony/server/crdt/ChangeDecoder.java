package balcony.server.crdt;

import java.util.List;

/** Turns bytes from outside into a change, or into the reason why they are none. Throws on no input. */
public final class ChangeDecoder {
    /** More operations than this in one change are refused: run-length encoding could announce any number in ten bytes. */
    static final long MAX_OPERATIONS = 2_000_000;

    private ChangeDecoder() {}

    /** Decodes one chunk, plain or deflated, and reads it to the last operation. */
    public static DecodedChange decode(byte[] chunk) {
        try {
            Chunk frame = Chunk.read(chunk);
            ChangeContents contents = ChangeContents.read(frame.contents());
            return new DecodedChange.Valid(change(frame.hash(), contents, countOperations(contents), chunk));
        } catch (BadBytes e) {
            return new DecodedChange.Malformed(e.reason());
        }
    }

    static Change change(ChangeHash hash, ChangeContents contents, long operations, byte[] chunk) {
        List<ChangeHash> deps = contents.deps().stream().sorted().toList();
        return new Change(
                hash,
                deps,
                contents.actor(),
                contents.seq(),
                contents.startOp(),
                operations,
                contents.time(),
                contents.message(),
                chunk);
    }

    private static long countOperations(ChangeContents contents) throws BadBytes {
        OperationReader reader = new OperationReader(contents);
        long count = 0;
        while (reader.hasNext()) {
            if (++count > MAX_OPERATIONS) {
                throw new BadBytes("more than " + MAX_OPERATIONS + " operations");
            }
            reader.next();
        }
        reader.finish();
        if (contents.startOp() + count - 1 > ChangeContents.MAX_COUNTER) {
            throw new BadBytes("operation counters exceed 32 bits");
        }
        return count;
    }
}
