package balcony.server.sync;

import balcony.server.crdt.Change;
import balcony.server.crdt.ChangeHash;
import balcony.server.crdt.CompactedDocument;
import balcony.server.sync.SyncMessage.Version;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What one peer is known to have of one map, and what to tell it next. Lives as long as the peer's socket.
 *
 * <p>The peer is <em>level</em> once it was sent everything; then one message serves it and all others that are level. A peer
 * that holds changes which this map refused is <em>excused</em>: it can never have our heads, so it is only told what is new.
 * Owned by one thread.
 */
public final class PeerSync {
    /** Bytes of changes in one message; the next ones follow when the peer answers. */
    public static final int PIECE_BYTES = 256 * 1024;

    /** Changes that may stay noted as sent after they have arrived. */
    private static final int LEAST_TO_FORGET = 256;

    private final ChangeGraph graph;
    private final PendingChanges pending;

    /** What was sent and, as far as was looked, is not confirmed. */
    private final Places sent = new Places();

    /** Heads that the peer has confirmed, behind which nothing needs to stay in {@link #sent}. */
    private List<ChangeHash> arrived = List.of();

    private int forgetFrom = LEAST_TO_FORGET;

    private List<ChangeHash> sharedHeads = List.of();
    private List<ChangeHash> lastSentHeads = List.of();
    private Set<ChangeHash> lastSentNeed = Set.of();
    private List<ChangeHash> lastReset = List.of();
    private boolean answered;
    private boolean inFlight;
    private boolean level;
    private boolean piecesLeft;
    private Optional<Word> theirs = Optional.empty();

    /** What the peer's last message said about itself. */
    private record Word(
            List<ChangeHash> heads, List<ChangeHash> need, List<Have> have, Version reads, boolean excused) {
        /** Whether all that it says both sides have is here. */
        boolean knowsOnly(ChangeGraph graph) {
            for (Have one : have) {
                for (ChangeHash hash : one.lastSync()) {
                    if (!graph.contains(hash)) {
                        return false;
                    }
                }
            }
            return true;
        }

        /** Whether the peer has nothing, and takes it all in one chunk. */
        boolean wantsDocument() {
            return reads == Version.TWO
                    && heads.isEmpty()
                    && need.isEmpty()
                    && have.stream()
                            .allMatch(one ->
                                    one.lastSync().isEmpty() && one.since().isEmpty());
        }
    }

    /** @param pending for this peer's changes that cannot enter the graph yet; empty */
    public PeerSync(ChangeGraph graph, PendingChanges pending) {
        this.graph = graph;
        this.pending = pending;
    }

    /** This peer's changes that cannot enter the graph yet. */
    public PendingChanges pending() {
        return pending;
    }

    /** Whether the peer was sent everything in the graph, so that it can be served by {@link #broadcast} next. */
    public boolean isLevel() {
        return level && lastSentNeed.isEmpty() && lacksNothing();
    }

    /** Whether there is more for the peer once it confirms what it was sent. */
    public boolean hasMoreToSend() {
        return piecesLeft;
    }

    /** Whether the peer is level and asked for nothing, so that an answer can wait for the next broadcast or be it. */
    public boolean isContent() {
        return isLevel() && theirs.map(word -> word.need().isEmpty()).orElse(false);
    }

    /**
     * Takes note of a message, after its changes entered the graph, were refused, or wait.
     *
     * @param headsBefore our heads before its changes entered
     */
    public void receive(SyncMessage message, List<ChangeHash> headsBefore) {
        inFlight = false;
        boolean levelWithUs = message.heads().equals(graph.heads());
        boolean excused = !levelWithUs && message.heads().stream().anyMatch(graph::isRefused);
        List<ChangeHash> known = levelWithUs
                ? message.heads()
                : message.heads().stream().filter(graph::contains).toList();
        noteArrived(known);
        if (message.changes().isEmpty() && message.heads().equals(headsBefore)) {
            lastSentHeads = message.heads();
        }
        if (known.size() == message.heads().size()) {
            sharedHeads = known;
        } else if (!known.isEmpty()) {
            sharedHeads = newest(sharedHeads, known);
        }
        if (message.heads().isEmpty()) {
            lastSentHeads = List.of();
            sent.clear();
            arrived = List.of();
            level = false;
        }
        theirs = Optional.of(
                new Word(message.heads(), message.need(), withoutRefused(message.have()), message.version(), excused));
    }

    /** What to tell the peer now, if anything. What is returned counts as sent. */
    public Optional<SyncMessage> generate() {
        if (nothingIsLeftToSay()) {
            piecesLeft = false;
            level = theirs.map(word -> !word.have().isEmpty()).orElse(false);
            return Optional.empty();
        }
        Optional<SyncMessage> reset = reset();
        if (reset.isPresent()) {
            return reset;
        }
        if (piecesLeft && inFlight) {
            return Optional.empty();
        }
        Optional<SyncMessage> whole = wholeDocument();
        if (whole.isPresent()) {
            return whole;
        }
        List<ChangeHash> ours = graph.heads();
        Set<ChangeHash> need = missing();
        int[] changes = piece(changesToSend());
        if (!worthSaying(ours, need, changes.length > 0)) {
            return Optional.empty();
        }
        SyncMessage message = new SyncMessage(ours, List.copyOf(need), ourHave(need), graph.chunks(changes));
        noteSent(ours, need);
        for (int place : changes) {
            sent.add(place);
        }
        return Optional.of(message);
    }

    /** Most of what peers say is that they have what they were told; that must cost next to nothing. */
    private boolean nothingIsLeftToSay() {
        if (theirs.isEmpty() || !answered) {
            return false;
        }
        Word word = theirs.get();
        List<ChangeHash> ours = graph.heads();
        return word.heads().equals(ours)
                && lastSentHeads.equals(ours)
                && word.need().isEmpty()
                && pending.isEmpty()
                && word.knowsOnly(graph);
    }

    /** To a peer that has nothing: a compacted document, if there is one, with as much of what came after it as fits. */
    private Optional<SyncMessage> wholeDocument() {
        boolean wanted = sent.isEmpty() && theirs.map(Word::wantsDocument).orElse(false);
        Optional<CompactedDocument> found = wanted && missing().isEmpty() ? graph.document() : Optional.empty();
        if (found.isEmpty()) {
            return Optional.empty();
        }
        int[] behind = graph.since(found.get().heads());
        int[] tail = piece(behind);
        List<byte[]> chunks = new ArrayList<>();
        chunks.add(found.get().chunk());
        chunks.addAll(graph.chunks(tail));
        noteSent(graph.heads(), Set.of());
        sent.addRun(0, graph.size());
        sent.removeAll(Arrays.copyOfRange(behind, tail.length, behind.length));
        List<Have> have = List.of(new Have(graph.heads(), BloomFilter.empty()));
        return Optional.of(new SyncMessage(graph.heads(), List.of(), have, chunks, Version.TWO));
    }

    /** The one message that tells all level peers of a batch of changes which just entered the graph. */
    public static SyncMessage broadcast(ChangeGraph graph, List<Change> batch) {
        return new SyncMessage(
                graph.heads(),
                List.of(),
                List.of(new Have(graph.heads(), BloomFilter.empty())),
                batch.stream().map(Change::chunk).toList());
    }

    /**
     * Takes note that this peer, being level, was sent the broadcast of a batch.
     *
     * @param places of the batch's changes in the graph
     */
    public void broadcastSent(int[] places) {
        noteSent(graph.heads(), Set.of());
        for (int place : places) {
            sent.add(place);
        }
    }

    /** Takes note that a batch was kept from this peer, which does not keep up; it gets the rest when it answers. */
    public void broadcastMissed() {
        level = false;
        piecesLeft = true;
    }

    private boolean worthSaying(List<ChangeHash> ours, Set<ChangeHash> need, boolean news) {
        if (news || !answered || !lastSentHeads.equals(ours)) {
            return true;
        }
        if (!need.isEmpty() && !need.equals(lastSentNeed)) {
            return true;
        }
        boolean equal = theirs.map(word -> word.heads().equals(ours)).orElse(false);
        boolean excused = theirs.map(Word::excused).orElse(false);
        return !equal && !excused && !level && !inFlight;
    }

    private void noteSent(List<ChangeHash> ours, Set<ChangeHash> need) {
        answered = true;
        inFlight = true;
        lastSentHeads = ours;
        lastSentNeed = need;
    }

    /** If both sides once agreed on changes that we no longer have, the peer is asked to compare from the beginning, once. */
    private Optional<SyncMessage> reset() {
        List<ChangeHash> lost = theirs.map(Word::have).stream()
                .flatMap(List::stream)
                .limit(1)
                .flatMap(have -> have.lastSync().stream())
                .filter(hash -> !graph.contains(hash))
                .toList();
        if (lost.isEmpty() || lost.equals(lastReset)) {
            return Optional.empty();
        }
        lastReset = lost;
        Have everything = new Have(List.of(), filterSince(List.of()));
        return Optional.of(new SyncMessage(graph.heads(), List.of(), List.of(everything), List.of()));
    }

    private List<Have> ourHave(Set<ChangeHash> need) {
        boolean allAmongTheirHeads =
                theirs.map(word -> word.heads().containsAll(need)).orElse(need.isEmpty());
        return allAmongTheirHeads ? List.of(new Have(sharedHeads, filterSince(sharedHeads))) : List.of();
    }

    private BloomFilter filterSince(List<ChangeHash> heads) {
        return BloomFilter.of(
                Arrays.stream(graph.since(heads)).mapToObj(graph::hash).toList());
    }

    /** Whether {@link #missing} is empty, found out in next to no time for most peers. */
    private boolean lacksNothing() {
        if (!pending.isEmpty()) {
            return missing().isEmpty();
        }
        if (theirs.isPresent()) {
            for (ChangeHash head : theirs.get().heads()) {
                if (!graph.contains(head) && !graph.isRefused(head)) {
                    return false;
                }
            }
        }
        return true;
    }

    /** What we lack and this peer may have: what its waiting changes and its heads build on. Never anything refused. */
    private Set<ChangeHash> missing() {
        Set<ChangeHash> missing = pending.missing(graph);
        if (theirs.isPresent()) {
            for (ChangeHash head : theirs.get().heads()) {
                if (!graph.contains(head) && !pending.contains(head)) {
                    missing.add(head);
                }
            }
        }
        missing.removeIf(graph::isRefused);
        return missing;
    }

    private int[] changesToSend() {
        if (theirs.isEmpty()) {
            return new int[0];
        }
        forgetArrived();
        Word word = theirs.get();
        int[] asked = graph.known(word.need());
        int[] lacking = word.have().isEmpty() ? new int[0] : lacking(word.have());
        return Arrays.stream(ChangeGraph.union(lacking, asked))
                .filter(place -> !sent.contains(place))
                .toArray();
    }

    /** What no filter of theirs holds, and what builds on it. */
    private int[] lacking(List<Have> haves) {
        Set<ChangeHash> lastSync = new HashSet<>();
        haves.forEach(have -> lastSync.addAll(have.lastSync()));
        return graph.withDependents(Arrays.stream(graph.since(lastSync))
                .filter(place -> isAbsent(haves, graph.hash(place)))
                .toArray());
    }

    private static boolean isAbsent(List<Have> haves, ChangeHash hash) {
        return haves.stream().noneMatch(have -> have.since().mayContain(hash));
    }

    /** As much from the front as fits one message. */
    private int[] piece(int[] places) {
        long bytes = 0;
        int count = 0;
        while (count < places.length) {
            bytes += graph.length(places[count]);
            if (count > 0 && bytes > PIECE_BYTES) {
                break;
            }
            count++;
        }
        piecesLeft = count < places.length;
        level = !piecesLeft && theirs.map(word -> !word.have().isEmpty()).orElse(false);
        return Arrays.copyOf(places, count);
    }

    private void noteArrived(List<ChangeHash> known) {
        if (sent.isEmpty() || known.isEmpty()) {
            return;
        }
        if (known.size() >= graph.heads().size() && known.containsAll(graph.heads())) {
            sent.clear();
            arrived = List.of();
            return;
        }
        arrived = known;
        if (sent.size() >= forgetFrom) {
            forgetArrived();
        }
    }

    /** Costs what the peer has not confirmed yet, so it waits until that matters, or until there is twice as much to forget. */
    private void forgetArrived() {
        if (!arrived.isEmpty()) {
            sent.retain(graph.since(arrived));
            arrived = List.of();
            forgetFrom = 2 * sent.size() + LEAST_TO_FORGET;
        }
    }

    /** The known heads, and those shared ones that are not behind them, sorted. */
    private List<ChangeHash> newest(List<ChangeHash> shared, List<ChangeHash> known) {
        Set<ChangeHash> newest = new TreeSet<>(known);
        if (!known.containsAll(shared)) {
            Set<ChangeHash> ahead = new HashSet<>();
            Arrays.stream(graph.since(known)).mapToObj(graph::hash).forEach(ahead::add);
            shared.stream().filter(ahead::contains).forEach(newest::add);
        }
        return List.copyOf(newest);
    }

    private List<Have> withoutRefused(List<Have> haves) {
        if (!graph.hasRefused()) {
            return haves;
        }
        List<Have> kept = new ArrayList<>(haves.size());
        for (Have have : haves) {
            kept.add(new Have(
                    have.lastSync().stream()
                            .filter(hash -> !graph.isRefused(hash))
                            .toList(),
                    have.since()));
        }
        return kept;
    }
}
