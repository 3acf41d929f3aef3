package balcony.server.crdt;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Turns bytes from outside into a change, or into the reason why they are none. Throws on no input. */
public final class ChangeDecoder {
    /** More operations than this in one change are refused: run-length encoding could announce any number in ten bytes. */
    static final long MAX_OPERATIONS = 2_000_000;

    private ChangeDecoder() {}

    /** Decodes one chunk, plain or deflated, reads it to the last operation, and finds it written as stock clients write. */
    public static DecodedChange decode(byte[] chunk) {
        try {
            Chunk frame = Chunk.read(chunk);
            try {
                ChangeContents contents = ChangeContents.read(frame.contents());
                long operations = checkOperations(contents);
                return new DecodedChange.Valid(
                        change(frame.hash(), contents, operations, chunk), frame.contents().length);
            } catch (BadBytes e) {
                return new DecodedChange.Misshapen(frame.hash(), e.reason(), frame.contents().length);
            }
        } catch (BadBytes e) {
            return new DecodedChange.Malformed(e.reason());
        }
    }

    /** Reads a chunk that was decoded before it was stored: its checksum and its header, not its operations one by one. */
    public static DecodedChange decodeStored(byte[] chunk) {
        try {
            Chunk frame = Chunk.read(chunk);
            ChangeContents contents = ChangeContents.read(frame.contents());
            long operations = OperationReader.count(contents);
            return new DecodedChange.Valid(change(frame.hash(), contents, operations, chunk), frame.contents().length);
        } catch (BadBytes e) {
            return new DecodedChange.Malformed(e.reason());
        }
    }

    static Change change(ChangeHash hash, ChangeContents contents, long operations, byte[] chunk) {
        List<ChangeHash> deps = new ArrayList<>(contents.deps());
        deps.sort(null);
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

    /** Reads all operations and writes them again: what differs would, after a save, no longer be the same change. */
    private static long checkOperations(ChangeContents contents) throws BadBytes {
        require(isRising(contents.deps()), "dependencies out of order");
        OperationReader reader = new OperationReader(contents);
        OperationWriter writer = new OperationWriter(contents.actor(), contents.otherActors());
        long count = 0;
        while (reader.hasNext()) {
            require(++count <= MAX_OPERATIONS, "more than " + MAX_OPERATIONS + " operations");
            writer.add(reader.next());
        }
        reader.finish();
        require(contents.startOp() + count - 1 <= ChangeContents.MAX_COUNTER, "operation counters exceed 32 bits");
        require(writer.namesItsActors(), "actors out of order, or that no operation names");
        checkColumns(contents.columns(), writer.columns());
        return count;
    }

    private static void checkColumns(List<Column> columns, List<Column> written) throws BadBytes {
        for (Column column : columns) {
            if (column.data().length == 0) {
                throw new BadBytes("the empty column " + column.spec());
            }
            int again = 0;
            while (again < written.size() && written.get(again).spec() != column.spec()) {
                again++;
            }
            if (again == written.size()) {
                throw new BadBytes("the unknown column " + column.spec());
            }
            if (!Arrays.equals(column.data(), written.get(again).data())) {
                throw new BadBytes("the column " + column.spec() + " is not written as stock clients write it");
            }
        }
        require(columns.size() == written.size(), "a column is missing");
    }

    private static boolean isRising(List<ChangeHash> deps) {
        for (int i = 1; i < deps.size(); i++) {
            if (deps.get(i - 1).compareTo(deps.get(i)) >= 0) {
                return false;
            }
        }
        return true;
    }

    private static void require(boolean holds, String otherwise) throws BadBytes {
        if (!holds) {
            throw new BadBytes(otherwise);
        }
    }
}
