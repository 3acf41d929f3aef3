package balcony.server.reader;

import balcony.server.crdt.ChangeHash;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.automerge.ChangeHashes;
import org.automerge.Document;
import org.automerge.Patch;
import org.automerge.PatchLog;

/** One automerge document in native memory, with the number of journal changes in it. One thread; freed by hand. */
final class LoadedMap {
    private final Document document = new Document();
    private int count;

    /** That automerge did not take what the journal holds. */
    static final class Refused extends Exception {
        private static final long serialVersionUID = 1L;
        private final int index;
        private final String reason;

        Refused(int index, String reason) {
            super(reason);
            this.index = index;
            this.reason = reason;
        }

        int index() {
            return index;
        }

        String reason() {
            return reason;
        }
    }

    int count() {
        return count;
    }

    Document document() {
        return document;
    }

    /** Applies many changes at once, which is several times quicker than one by one. */
    void applyAll(List<byte[]> chunks) throws Refused {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        chunks.forEach(all::writeBytes);
        try {
            document.applyEncodedChanges(all.toByteArray());
        } catch (RuntimeException refusal) {
            throw new Refused(-1, refusal.toString());
        }
        count += chunks.size();
    }

    /** Applies the next change. Automerge takes bad bytes in silence: that the heads moved is the only sign of success. */
    void apply(byte[] chunk) throws Refused {
        org.automerge.ChangeHash[] before = document.getHeads();
        try {
            document.applyEncodedChanges(chunk);
        } catch (RuntimeException refusal) {
            throw new Refused(count, refusal.toString());
        }
        if (Arrays.equals(before, document.getHeads())) {
            throw new Refused(count, "automerge took no notice of the change");
        }
        count++;
    }

    /** Applies the next change and tells what became of the document. */
    List<Patch> applyWatched(byte[] chunk) throws Refused {
        PatchLog log = new PatchLog();
        try {
            document.applyEncodedChanges(chunk, log);
            count++;
            return document.makePatches(log);
        } catch (RuntimeException refusal) {
            throw new Refused(count, refusal.toString());
        } finally {
            log.free();
        }
    }

    /** Holds the document against the heads that the journal says it has by now. */
    void check(List<ChangeHash> expected) throws Refused {
        List<ChangeHash> heads = Arrays.stream(document.getHeads())
                .map(hash -> ChangeHash.of(hash.getBytes()))
                .sorted()
                .toList();
        if (!heads.equals(expected)) {
            throw new Refused(-1, "after " + count + " changes the heads are not those of the journal");
        }
    }

    /** The whole map as JSON at heads that are in the document; reads at others would be silently empty. */
    byte[] json(List<ChangeHash> at) throws IOException {
        org.automerge.ChangeHash[] heads =
                at.stream().map(hash -> ChangeHashes.of(hash.bytes())).toArray(org.automerge.ChangeHash[]::new);
        try (MapJson json = isNow(at) ? MapJson.now(document) : MapJson.at(document, heads)) {
            json.writeRoot();
            return json.finish();
        }
    }

    /** The document as one chunk, which was loaded again and has the same heads: else nobody could open it. */
    byte[] save() throws Refused {
        byte[] saved = document.save();
        Document again = Document.load(saved);
        try {
            if (!Arrays.equals(again.getHeads(), document.getHeads())) {
                throw new Refused(-1, "a saved document does not load with the same heads");
            }
        } finally {
            again.free();
        }
        return saved;
    }

    private boolean isNow(List<ChangeHash> at) {
        return Arrays.stream(document.getHeads())
                .map(hash -> ChangeHash.of(hash.getBytes()))
                .sorted()
                .toList()
                .equals(at.stream().sorted().toList());
    }

    void free() {
        document.free();
    }
}
