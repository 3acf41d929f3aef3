package balcony.server.sync;

import balcony.server.crdt.Change;
import balcony.server.crdt.ChangeHash;
import balcony.server.crdt.ChangeIndex;
import balcony.server.crdt.CompactedDocument;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * The changes that a map took, by name and by what each builds on, and the names of those that it refused. Their bytes stay
 * where they are stored, but for the latest. A change is known by its place: its number in the order of the journal.
 *
 * <p>Adding a change costs the same at any length of history; asking what is newer than some heads costs what is newer.
 * Owned by one thread.
 */
public final class ChangeGraph {
    /** Bytes of the latest chunks that are kept at hand, for peers that are a little behind. */
    static final int RECENT_BYTES = 64 * 1024;

    private static final int[] NOTHING = {};
    private static final int NAMES_VERSION = 1;

    private final ChunkSource source;
    private final ChangeIndex index = new ChangeIndex();
    private final RecentChunks recent = new RecentChunks(RECENT_BYTES);
    private final TreeSet<ChangeHash> heads = new TreeSet<>();
    private final Set<ChangeHash> refused = new HashSet<>();
    private List<ChangeHash> headList = List.of();
    private long lastOperation;

    /** By place: the journal position, the chunk's length in bytes, the counter of the last operation (32 bits, unsigned). */
    private long[] positions = new long[16];

    private int[] lengths = new int[16];
    private int[] lastOperations = new int[16];

    public ChangeGraph(ChunkSource source) {
        this.source = source;
    }

    /** Takes a change whose dependencies are here; one that is here already changes nothing. */
    public void add(Change change, long position) {
        if (contains(change.hash())) {
            return;
        }
        long last = change.startOp() + change.opCount() - 1;
        note(index.add(change.hash(), change.deps()), position, change.chunk().length, last);
        recent.add(change.chunk());
        change.deps().forEach(heads::remove);
        heads.add(change.hash());
        headList = List.copyOf(heads);
    }

    private void note(int place, long position, int length, long last) {
        if (place > 0 && position <= positions[place - 1]) {
            throw new IllegalStateException("position " + position + " after " + positions[place - 1]);
        }
        if (place == positions.length) {
            int capacity = place + place / 4 + 16;
            positions = Arrays.copyOf(positions, capacity);
            lengths = Arrays.copyOf(lengths, capacity);
            lastOperations = Arrays.copyOf(lastOperations, capacity);
        }
        positions[place] = position;
        lengths[place] = length;
        lastOperations[place] = (int) last;
        lastOperation = Math.max(lastOperation, last);
    }

    /** The names of all that is here, to be read only. */
    public ChangeIndex index() {
        return index;
    }

    /** All names that are here, as bytes, about forty for a change. */
    public byte[] names() {
        ByteSink sink = new ByteSink();
        sink.octet(NAMES_VERSION);
        sink.number(index.size());
        for (int place = 0; place < index.size(); place++) {
            sink.raw(index.hash(place).bytes());
            int[] deps = index.deps(place);
            sink.number(deps.length);
            for (int dep : deps) {
                sink.number(place - dep);
            }
            sink.number(positions[place] - (place == 0 ? 0 : positions[place - 1]));
            sink.number(lengths[place]);
            sink.number(Integer.toUnsignedLong(lastOperations[place]));
        }
        return sink.toBytes();
    }

    /** A graph with the names that another one wrote; empty if these bytes are not of this build's form. */
    public static Optional<ChangeGraph> of(byte[] names, ChunkSource source) {
        ChangeGraph graph = new ChangeGraph(source);
        try {
            graph.read(new ByteCursor(names));
            return Optional.of(graph);
        } catch (MalformedBytes other) {
            return Optional.empty();
        }
    }

    private void read(ByteCursor cursor) throws MalformedBytes {
        if (cursor.octet() != NAMES_VERSION) {
            throw new MalformedBytes("names of another form");
        }
        int size = cursor.count(ChangeHash.LENGTH);
        long position = 0;
        for (int place = 0; place < size; place++) {
            ChangeHash hash = ChangeHash.of(cursor.take(ChangeHash.LENGTH));
            int[] deps = new int[cursor.count(1)];
            for (int i = 0; i < deps.length; i++) {
                long back = cursor.number();
                if (back < 1 || back > place) {
                    throw new MalformedBytes("a change that builds on none before it");
                }
                deps[i] = place - (int) back;
            }
            position += cursor.number();
            note(index.add(hash, deps), position, (int) cursor.number(), cursor.number());
        }
        heads.addAll(index.heads(size));
        headList = List.copyOf(heads);
    }

    /** The journal position of the last change; 0 where there is none. */
    public long lastPosition() {
        return index.size() == 0 ? 0 : positions[index.size() - 1];
    }

    /** Remembers that a change is not wanted here, for ever. */
    public void refuse(ChangeHash hash) {
        refused.add(hash);
    }

    boolean hasRefused() {
        return !refused.isEmpty();
    }

    public boolean isRefused(ChangeHash hash) {
        return refused.contains(hash);
    }

    public boolean contains(ChangeHash hash) {
        return index.find(hash) != ChangeIndex.NONE;
    }

    /** How many changes are here. */
    public int size() {
        return index.size();
    }

    /** The changes on which nothing builds, sorted. */
    public List<ChangeHash> heads() {
        return headList;
    }

    /** The highest operation counter in use. */
    public long lastOperation() {
        return lastOperation;
    }

    /** The counter of a change's last operation; 0 if the change is not here. */
    public long lastOperation(ChangeHash hash) {
        int place = index.find(hash);
        return place == ChangeIndex.NONE ? 0 : Integer.toUnsignedLong(lastOperations[place]);
    }

    ChangeHash hash(int place) {
        return index.hash(place);
    }

    /** The place of a change that is here. */
    int place(ChangeHash hash) {
        int place = index.find(hash);
        if (place == ChangeIndex.NONE) {
            throw new IllegalStateException("the graph was promised to hold " + hash);
        }
        return place;
    }

    /** The places of changes that are here. */
    public int[] places(List<Change> changes) {
        int[] places = new int[changes.size()];
        for (int i = 0; i < places.length; i++) {
            places[i] = place(changes.get(i).hash());
        }
        return places;
    }

    /** How long a change's chunk is, in bytes. */
    int length(int place) {
        return lengths[place];
    }

    /** The chunks of changes, from memory or from where they are stored. */
    List<byte[]> chunks(int[] places) {
        List<byte[]> chunks = new ArrayList<>(places.length);
        int at = 0;
        while (at < places.length) {
            int end = at + 1;
            if (recent.holds(index.size(), places[at])) {
                chunks.add(recent.get(index.size(), places[at]));
            } else {
                while (end < places.length
                        && places[end] == places[end - 1] + 1
                        && !recent.holds(index.size(), places[end])) {
                    end++;
                }
                List<byte[]> stored = source.chunks(positions[places[at]], end - at);
                if (stored.size() != end - at) {
                    throw new IllegalStateException("the journal was promised to hold " + (end - at)
                            + " changes from position " + positions[places[at]] + ", and has " + stored.size());
                }
                chunks.addAll(stored);
            }
            at = end;
        }
        return chunks;
    }

    /** A document that holds some of the changes here and no others. */
    Optional<CompactedDocument> document() {
        return source.document().filter(document -> document.heads().stream().allMatch(this::contains));
    }

    /** How many changes stand up to a journal position. */
    public int sizeUpTo(long position) {
        int found = Arrays.binarySearch(positions, 0, index.size(), position);
        return found >= 0 ? found + 1 : -found - 1;
    }

    /** The changes that are neither among these heads nor behind them, in order. Heads that are unknown count for nothing. */
    int[] since(Collection<ChangeHash> known) {
        if (known.size() == heads.size() && heads.containsAll(known)) {
            return NOTHING;
        }
        return known.isEmpty() ? IntStream.range(0, index.size()).toArray() : new Walk().newerThan(known);
    }

    /** These changes, in order, and all that builds on them. Costs what came after the first of them. */
    int[] withDependents(int[] places) {
        if (places.length == 0) {
            return places;
        }
        int from = places[0];
        BitSet found = new BitSet(index.size() - from);
        for (int place : places) {
            found.set(place - from);
        }
        for (int place = from; place < index.size(); place++) {
            if (!found.get(place - from)) {
                for (int dep : index.deps(place)) {
                    if (dep >= from && found.get(dep - from)) {
                        found.set(place - from);
                        break;
                    }
                }
            }
        }
        return found.stream().map(offset -> offset + from).toArray();
    }

    /** The known ones among these hashes, in order. */
    int[] known(Collection<ChangeHash> hashes) {
        return hashes.stream()
                .mapToInt(index::find)
                .filter(place -> place != ChangeIndex.NONE)
                .sorted()
                .distinct()
                .toArray();
    }

    /** Two runs of changes as one, each change once, in order. */
    static int[] union(int[] one, int[] other) {
        if (one.length == 0 || other.length == 0) {
            return one.length == 0 ? other : one;
        }
        return IntStream.concat(Arrays.stream(one), Arrays.stream(other))
                .sorted()
                .distinct()
                .toArray();
    }

    /**
     * Goes back from our heads and from the known ones together, newest first. Whatever builds on a change has been visited before
     * it, so that when its turn comes it is settled whether it is known; once all that is left is known, the rest is too. Every
     * message of a peer that is behind costs one walk, so a change is a bit, by how many places it lies behind the newest.
     */
    private final class Walk {
        private final int newest = index.size() - 1;
        private final BitSet reached = new BitSet();
        private final BitSet known = new BitSet();
        private int unknownAhead;

        int[] newerThan(Collection<ChangeHash> theirs) {
            heads.forEach(head -> reach(place(head), false));
            for (int place : known(theirs)) {
                reach(place, true);
            }
            IntStream.Builder newer = IntStream.builder();
            for (int back = reached.nextSetBit(0); unknownAhead > 0; back = reached.nextSetBit(back + 1)) {
                boolean isKnown = known.get(back);
                if (!isKnown) {
                    unknownAhead--;
                    newer.add(newest - back);
                }
                for (int dep : index.deps(newest - back)) {
                    reach(dep, isKnown);
                }
            }
            return newer.build().sorted().toArray();
        }

        private void reach(int place, boolean asKnown) {
            int back = newest - place;
            if (!reached.get(back)) {
                reached.set(back);
                known.set(back, asKnown);
                unknownAhead += asKnown ? 0 : 1;
            } else if (asKnown && !known.get(back)) {
                known.set(back);
                unknownAhead--;
            }
        }
    }
}
