package balcony.server.history;

import balcony.server.crdt.Change;
import balcony.server.crdt.ChangeHash;
import balcony.server.crdt.ChangeIndex;
import balcony.server.crdt.DocumentId;
import balcony.server.journal.ChangeLog;
import balcony.server.journal.StoredChange;
import balcony.server.reader.Past;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeSet;

/**
 * A map's changes in journal order: in memory only their names, what each builds on, and when it came; all else is read from the
 * journal, a page at a time. Grows when it is asked to look. Thread-safe; everything here may block.
 */
final class MapPast implements Past {
    private static final int BATCH = 2_000;
    private static final int PAGE = 500;

    private final MapKey key;
    private final ChangeLog log;
    private final ChangeIndex index = new ChangeIndex();

    /** By place: the journal position, and when the server took it, in milliseconds since 1970. */
    private long[] positions = new long[16];

    private long[] received = new long[16];

    /** The page that was read last, and the place of its first change. */
    private List<PastChange> page = List.of();

    private int pageStart;

    MapPast(MapKey key, ChangeLog log) {
        this.key = key;
        this.log = log;
    }

    /** Takes in what the journal holds by now. */
    synchronized void look() {
        List<StoredChange> more;
        do {
            more = log.after(key.map(), lastPosition(), BATCH);
            more.forEach(this::add);
        } while (more.size() == BATCH);
    }

    private void add(StoredChange stored) {
        int place = index.add(stored.change().hash(), stored.change().deps());
        if (place == positions.length) {
            positions = Arrays.copyOf(positions, place + place / 4 + 16);
            received = Arrays.copyOf(received, positions.length);
        }
        positions[place] = stored.position();
        received[place] = stored.receivedAt().toEpochMilli();
    }

    @Override
    public DocumentId document() {
        return key.document();
    }

    @Override
    public synchronized int size() {
        return index.size();
    }

    @Override
    public List<Change> changes(int from, int to) {
        long before = position(from);
        return log.after(key.map(), before, to - from).stream()
                .map(StoredChange::change)
                .toList();
    }

    /** The journal position behind which the change at this place stands. */
    private synchronized long position(int place) {
        return place == 0 ? 0 : positions[place - 1];
    }

    @Override
    public synchronized List<ChangeHash> heads(int count) {
        return index.heads(count);
    }

    @Override
    public synchronized OptionalInt indexOf(ChangeHash hash) {
        int place = index.find(hash);
        return place == ChangeIndex.NONE ? OptionalInt.empty() : OptionalInt.of(place);
    }

    /** One change, with the page that begins with it if it is not at hand. */
    synchronized PastChange get(int place) {
        if (place < pageStart || place >= pageStart + page.size()) {
            page = read(place, Math.min(place + PAGE, index.size()));
            pageStart = place;
        }
        return page.get(place - pageStart);
    }

    private List<PastChange> read(int from, int to) {
        TreeSet<ChangeHash> heads = new TreeSet<>(index.heads(from));
        List<PastChange> read = new ArrayList<>(to - from);
        for (StoredChange stored : log.after(key.map(), position(from), to - from)) {
            stored.change().deps().forEach(heads::remove);
            heads.add(stored.change().hash());
            read.add(PastChange.of(stored, List.copyOf(heads)));
        }
        return read;
    }

    /** Changes behind a journal position, at most {@code limit}. */
    synchronized List<PastChange> behind(long position, int limit) {
        int from = placeBehind(position);
        return List.copyOf(read(from, Math.min(index.size(), from + limit)));
    }

    /** The first place whose change stands behind a journal position. */
    synchronized int placeBehind(long position) {
        int found = Arrays.binarySearch(positions, 0, index.size(), position);
        return found >= 0 ? found + 1 : -found - 1;
    }

    /** The last change that the server had at this time. */
    synchronized Optional<PastChange> lastAt(Instant time) {
        for (int place = index.size() - 1; place >= 0; place--) {
            if (received[place] <= time.toEpochMilli()) {
                return Optional.of(get(place));
            }
        }
        return Optional.empty();
    }

    /** The journal position of the last change; 0 where there is none. */
    synchronized long lastPosition() {
        return position(index.size());
    }
}
