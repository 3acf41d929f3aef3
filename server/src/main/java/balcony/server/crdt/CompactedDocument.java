package balcony.server.crdt;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A document as one chunk, which holds all that single changes hold in a fraction of their size. Only its frame and its heads are
 * looked at here: who loads it checks the rest against those heads.
 *
 * @param heads the changes up to which it goes, sorted
 * @param chunk the bytes, of chunk type 0
 */
public record CompactedDocument(List<ChangeHash> heads, byte[] chunk) {
    public CompactedDocument {
        heads = List.copyOf(heads);
    }

    /** Reads the frame of a whole document; empty if the bytes are not exactly one, with a checksum that matches. */
    public static Optional<CompactedDocument> read(byte[] chunk) {
        try {
            ByteReader reader = new ByteReader(chunk);
            boolean magic = Arrays.equals(reader.take(Chunk.MAGIC.length), Chunk.MAGIC);
            byte[] checksum = reader.take(Chunk.CHECKSUM_LENGTH);
            int hashedFrom = Chunk.MAGIC.length + Chunk.CHECKSUM_LENGTH;
            boolean document = reader.octet() == Chunk.DOCUMENT;
            byte[] contents = reader.prefixed();
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(chunk, hashedFrom, chunk.length - hashedFrom);
            byte[] hash = Arrays.copyOf(digest.digest(), Chunk.CHECKSUM_LENGTH);
            if (!magic || !document || !reader.atEnd() || !Arrays.equals(hash, checksum)) {
                return Optional.empty();
            }
            return Optional.of(new CompactedDocument(heads(new ByteReader(contents)), chunk));
        } catch (BadBytes bad) {
            return Optional.empty();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private static List<ChangeHash> heads(ByteReader contents) throws BadBytes {
        for (int left = contents.count(1, "actors"); left > 0; left--) {
            contents.prefixed();
        }
        List<ChangeHash> heads = new ArrayList<>();
        for (int left = contents.count(ChangeHash.LENGTH, "heads"); left > 0; left--) {
            heads.add(ChangeHash.of(contents.take(ChangeHash.LENGTH)));
        }
        return heads.stream().sorted().toList();
    }
}
