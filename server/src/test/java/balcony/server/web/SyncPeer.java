package balcony.server.web;

import balcony.server.crdt.Change;
import balcony.server.crdt.ChangeHash;
import balcony.server.crdt.DocumentId;
import balcony.server.sync.BloomFilter;
import balcony.server.sync.DecodedMessage;
import balcony.server.sync.Have;
import balcony.server.sync.SyncCodec;
import balcony.server.sync.SyncMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** A raw peer that speaks of one document only. */
record SyncPeer(RawPeer socket, String name, DocumentId document) implements AutoCloseable {
    static SyncPeer joined(Hub hub, String person, DocumentId document) {
        return new SyncPeer(RawPeer.joined(hub.url(person), person), person, document);
    }

    /** Says that it has these heads and all behind them, and brings these changes. */
    void bring(List<ChangeHash> heads, List<Change> changes) {
        bring(heads, List.of(), changes);
    }

    /** The same, and asks for some. */
    void bring(List<ChangeHash> heads, List<ChangeHash> need, List<Change> changes) {
        SyncMessage message = new SyncMessage(
                heads,
                need,
                List.of(new Have(heads, BloomFilter.empty())),
                changes.stream().map(Change::chunk).toList());
        socket.say("type", "sync", "senderId", name, "documentId", document.text(), "data", SyncCodec.encode(message));
    }

    /** Brings changes, each upon the one before. */
    void bring(List<Change> row) {
        bring(List.of(row.get(row.size() - 1).hash()), row);
    }

    /** The next sync message. */
    SyncMessage hear() {
        try {
            byte[] data = socket.hear("sync").get("data").binaryValue();
            return ((DecodedMessage.Valid) SyncCodec.decode(data)).message();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Passes over messages until one says that the hub has these heads. */
    void hearHeads(List<ChangeHash> heads) {
        SyncMessage message = hear();
        while (!message.heads().equals(heads)) {
            message = hear();
        }
    }

    @Override
    public void close() {
        socket.close();
    }
}
