package balcony.server.history;

import balcony.server.crdt.Change;
import balcony.server.crdt.ChangeHash;
import balcony.server.crdt.DocumentId;
import balcony.server.journal.ChangeLog;
import balcony.server.journal.StoredChange;
import balcony.server.reader.Past;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeSet;

/**
 * The headers of a map's changes in memory, in journal order, with the heads after each; the chunks stay in the journal. Grows
 * when it is asked to look. Thread-safe; looking blocks.
 */
final class MapPast implements Past {
    private static final int BATCH = 2_000;

    private final MapKey key;
    private final ChangeLog log;
    private final List<PastChange> changes = new ArrayList<>();
    private final Map<ChangeHash, Integer> index = new HashMap<>();
    private final TreeSet<ChangeHash> heads = new TreeSet<>();

    MapPast(MapKey key, ChangeLog log) {
        this.key = key;
        this.log = log;
    }

    /** Takes in what the journal holds by now. */
    synchronized void look() {
        List<StoredChange> more;
        do {
            long last = changes.isEmpty() ? 0 : changes.get(changes.size() - 1).position();
            more = log.after(key.map(), last, BATCH);
            more.forEach(this::add);
        } while (more.size() == BATCH);
    }

    private void add(StoredChange stored) {
        Change change = stored.change();
        change.deps().forEach(heads::remove);
        heads.add(change.hash());
        index.put(change.hash(), changes.size());
        changes.add(PastChange.of(stored, List.copyOf(heads)));
    }

    @Override
    public DocumentId document() {
        return key.document();
    }

    @Override
    public synchronized int size() {
        return changes.size();
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
        return place == 0 ? 0 : changes.get(place - 1).position();
    }

    @Override
    public synchronized List<ChangeHash> heads(int count) {
        return count == 0 ? List.of() : changes.get(count - 1).heads();
    }

    @Override
    public synchronized OptionalInt indexOf(ChangeHash hash) {
        Integer place = index.get(hash);
        return place == null ? OptionalInt.empty() : OptionalInt.of(place);
    }

    synchronized PastChange get(int place) {
        return changes.get(place);
    }

    /** Changes behind a journal position, at most {@code limit}. */
    synchronized List<PastChange> behind(long position, int limit) {
        int from = placeBehind(position);
        return List.copyOf(changes.subList(from, Math.min(changes.size(), from + limit)));
    }

    /** The first place whose change stands behind a journal position. */
    synchronized int placeBehind(long position) {
        int low = 0;
        int high = changes.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (changes.get(middle).position() > position) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    /** The last change that the server had at this time. */
    synchronized Optional<PastChange> lastAt(Instant time) {
        for (int place = changes.size() - 1; place >= 0; place--) {
            if (!changes.get(place).receivedAt().isAfter(time)) {
                return Optional.of(changes.get(place));
            }
        }
        return Optional.empty();
    }

    /** The journal position of the last change; 0 where there is none. */
    synchronized long lastPosition() {
        return changes.isEmpty() ? 0 : changes.get(changes.size() - 1).position();
    }
}
