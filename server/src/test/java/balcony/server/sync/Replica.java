package balcony.server.sync;

import balcony.server.crdt.ActorId;
import balcony.server.crdt.Change;
import balcony.server.crdt.ChangeHash;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/**
 * One side of the protocol with changes that stand for real ones: a hash out of a seeded random, and a chunk that a dictionary
 * shared by all replicas turns back into the change.
 */
final class Replica {
    /** Chunk to change; what the decoder is for real ones. */
    static class Dictionary {
        private final Map<ChangeHash, Change> changes = new HashMap<>();

        Change read(byte[] chunk) {
            return changes.get(ChangeHash.of(Arrays.copyOf(chunk, ChangeHash.LENGTH)));
        }
    }

    /** What its journal would hold; the position of each is its number from 1. */
    final List<Change> changes = new ArrayList<>();

    final ChangeGraph graph = new ChangeGraph(
            (position, count) -> changes.subList((int) position - 1, (int) position - 1 + count).stream()
                    .map(Change::chunk)
                    .toList());
    private final Map<Object, PeerSync> peers = new HashMap<>();
    private final Dictionary dictionary;
    private final Random random;
    private final ActorId actor;
    private long seq;

    Replica(Dictionary dictionary, Random random) {
        this.dictionary = dictionary;
        this.random = random;
        this.actor = new ActorId(Long.toHexString(random.nextLong() | Long.MIN_VALUE));
    }

    /** Makes a change upon all that is here. */
    Change edit(int bytes) {
        byte[] name = new byte[ChangeHash.LENGTH];
        random.nextBytes(name);
        byte[] chunk = Arrays.copyOf(name, Math.max(bytes, ChangeHash.LENGTH));
        Change change = new Change(
                ChangeHash.of(name), graph.heads(), actor, ++seq, graph.lastOperation() + 1, 1, 0, "", chunk);
        dictionary.changes.put(change.hash(), change);
        enter(change);
        return change;
    }

    void enter(Change change) {
        changes.add(change);
        graph.add(change, changes.size());
    }

    /** The changes newer than some heads. */
    List<Change> since(Set<ChangeHash> known) {
        return Arrays.stream(graph.since(known)).mapToObj(changes::get).toList();
    }

    /** Forgets what it knows of a peer, as when the socket ends. */
    void drop(Object peer) {
        peers.remove(peer);
    }

    PeerSync with(Object peer) {
        return peers.computeIfAbsent(peer, any -> new PeerSync(graph, new PendingChanges(20_000, 32L << 20)));
    }

    /** What it has to say to a peer, through the codec. */
    Optional<byte[]> say(Object peer) {
        return with(peer).generate().map(SyncCodec::encode);
    }

    /** Takes a peer's message, through the codec, and returns the changes that entered. */
    List<Change> hear(Object peer, byte[] bytes) {
        SyncMessage message = ((DecodedMessage.Valid) SyncCodec.decode(bytes)).message();
        PeerSync sync = with(peer);
        List<ChangeHash> before = graph.heads();
        for (byte[] chunk : message.changes()) {
            Change change = dictionary.read(chunk);
            if (!graph.contains(change.hash())) {
                sync.pending().offer(change);
            }
        }
        List<Change> ready = sync.pending().takeReady(graph);
        ready.forEach(this::enter);
        sync.receive(message, before);
        return ready;
    }
}
