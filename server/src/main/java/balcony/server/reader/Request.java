package balcony.server.reader;

import balcony.server.crdt.ChangeHash;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** What the server asks of its reader's child. */
sealed interface Request {
    /** The document that the request is about. */
    String document();

    /** Which of the child's two copies of a document: one is read at any heads, the other is walked from change to change. */
    enum Copy {
        READ,
        WALK
    }

    /**
     * Applies changes to a copy that holds exactly the first {@code from} of them; {@code from} 0 starts a new copy.
     *
     * @param heads what the copy's heads are afterwards, sorted
     * @param stepwise whether to apply one at a time and tell before each which it is
     */
    record Load(Copy copy, String document, int from, List<byte[]> chunks, List<ChangeHash> heads, boolean stepwise)
            implements Request {}

    /** Reads the whole map at heads that are among the first {@code count} changes. */
    record Read(String document, int count, List<ChangeHash> at) implements Request {}

    /** As a stepwise load of the walked copy, answered with what each change touched. */
    record Walk(String document, int from, List<byte[]> chunks, List<ChangeHash> heads) implements Request {}

    /** The copy that is read, as one chunk. It holds exactly the first {@code count} changes. */
    record Save(String document, int count) implements Request {}

    /** The request as a frame. */
    default Frame frame(long id) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeUTF(document());
            int kind = write(out);
            out.flush();
            return new Frame(id, kind, bytes.toByteArray());
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private int write(DataOutputStream out) throws IOException {
        if (this instanceof Load load) {
            out.writeUTF(load.copy.name());
            out.writeBoolean(load.stepwise);
            out.writeInt(load.from);
            writeChunks(out, load.chunks);
            writeHashes(out, load.heads);
            return 1;
        } else if (this instanceof Read read) {
            out.writeInt(read.count);
            writeHashes(out, read.at);
            return 2;
        } else if (this instanceof Walk walk) {
            out.writeInt(walk.from);
            writeChunks(out, walk.chunks);
            writeHashes(out, walk.heads);
            return 3;
        } else if (this instanceof Save save) {
            out.writeInt(save.count);
            return 4;
        }
        throw new IllegalStateException("no such request: " + this);
    }

    /** Reads what {@link #frame} wrote. */
    static Request of(Frame frame) throws IOException {
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(frame.body()));
        String document = in.readUTF();
        return switch (frame.kind()) {
            case 1 -> {
                Copy copy = Copy.valueOf(in.readUTF());
                boolean stepwise = in.readBoolean();
                yield new Load(copy, document, in.readInt(), readChunks(in), readHashes(in), stepwise);
            }
            case 2 -> new Read(document, in.readInt(), readHashes(in));
            case 3 -> new Walk(document, in.readInt(), readChunks(in), readHashes(in));
            case 4 -> new Save(document, in.readInt());
            default -> throw new IOException("a request of kind " + frame.kind());
        };
    }

    private static void writeChunks(DataOutputStream out, List<byte[]> chunks) throws IOException {
        out.writeInt(chunks.size());
        for (byte[] chunk : chunks) {
            out.writeInt(chunk.length);
            out.write(chunk);
        }
    }

    private static List<byte[]> readChunks(DataInputStream in) throws IOException {
        int count = in.readInt();
        List<byte[]> chunks = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            chunks.add(in.readNBytes(in.readInt()));
        }
        return chunks;
    }

    private static void writeHashes(DataOutputStream out, List<ChangeHash> hashes) throws IOException {
        out.writeInt(hashes.size());
        for (ChangeHash hash : hashes) {
            out.write(hash.bytes());
        }
    }

    private static List<ChangeHash> readHashes(DataInputStream in) throws IOException {
        int count = in.readInt();
        List<ChangeHash> hashes = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            hashes.add(ChangeHash.of(in.readNBytes(ChangeHash.LENGTH)));
        }
        return hashes;
    }
}
