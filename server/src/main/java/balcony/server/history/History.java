package balcony.server.history;

import balcony.history.MapDiff;
import balcony.server.crdt.ChangeHash;
import balcony.server.crdt.CompactedDocument;
import balcony.server.journal.ChangeLog;
import balcony.server.journal.MomentLog;
import balcony.server.reader.Reader;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/** The past of all maps: read at any point, told in words, compared. Thread-safe; everything here blocks. */
public final class History {
    /** How many maps' headers and events stay in memory. */
    private static final int MAX_MAPS = 64;

    private static final Pattern HEADS = Pattern.compile("[0-9a-fA-F]{64}(,[0-9a-fA-F]{64})*");
    private static final Pattern TIME = Pattern.compile("\\d{4}-\\d{2}-\\d{2}T.*");

    private final ChangeLog log;
    private final MomentLog moments;
    private final Reader reader;
    private final Map<MapKey, Timeline> timelines = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<MapKey, Timeline> eldest) {
            return size() > MAX_MAPS;
        }
    };

    public History(ChangeLog log, MomentLog moments, Reader reader) {
        this.log = log;
        this.moments = moments;
        this.reader = reader;
    }

    /** The map's heads now, sorted. */
    public List<ChangeHash> heads(MapKey map) {
        MapPast past = past(map);
        return past.heads(past.size());
    }

    /** The map as JSON at heads that it has. */
    public byte[] read(MapKey map, List<ChangeHash> at) {
        return reader.read(past(map), at);
    }

    /** The map as a plain tree at heads that it has. */
    public Map<String, Object> tree(MapKey map, List<ChangeHash> at) {
        return Picture.of(read(map, at)).tree();
    }

    /**
     * The map as one chunk, as far as the journal goes by now. The map has changes.
     */
    public Compacted compacted(MapKey map) {
        MapPast past = past(map);
        int size = past.size();
        return new Compacted(past.get(size - 1).position(), reader.compact(past, size));
    }

    /**
     * A compacted document.
     *
     * @param position the journal position up to which it goes
     */
    public record Compacted(long position, CompactedDocument document) {}

    /** What {@code at=} means: the id of a moment, heads joined by commas, or a time in ISO 8601. */
    public Point find(MapKey map, String at) {
        if (HEADS.matcher(at).matches()) {
            return heads(map, at);
        } else if (TIME.matcher(at).matches()) {
            return time(at).<Point>map(time -> past(map)
                            .lastAt(time)
                            .<Point>map(change -> new Point.At(change.heads()))
                            .orElse(new Point.Unknown("The map did not exist yet at " + at + ".")))
                    .orElse(new Point.Unreadable("“" + at + "” is not a time like 2026-03-01T09:30:00Z."));
        } else if (at.isBlank() || at.length() > 200) {
            return new Point.Unreadable("A point is the id of a moment, heads joined by commas, or a time.");
        }
        return moments.find(map.map(), at)
                .<Point>map(moment -> new Point.At(moment.heads()))
                .orElse(new Point.Unknown("The map has no such moment."));
    }

    private Point heads(MapKey map, String text) {
        MapPast past = past(map);
        List<ChangeHash> heads = new ArrayList<>();
        for (String hex : text.split(",")) {
            ChangeHash hash = ChangeHash.parse(hex);
            if (past.indexOf(hash).isEmpty()) {
                return new Point.Unknown("The map has no change " + hex + ".");
            }
            heads.add(hash);
        }
        return new Point.At(heads.stream().distinct().sorted().toList());
    }

    /** A plus that was not escaped in a query arrives as a space. */
    private static Optional<Instant> time(String text) {
        try {
            return Optional.of(OffsetDateTime.parse(text.replace(' ', '+')).toInstant());
        } catch (DateTimeParseException wrong) {
            return Optional.empty();
        }
    }

    /** The changes behind a journal position, in journal order. */
    public Page<PastChange> changes(MapKey map, long after, int limit) {
        MapPast past = past(map);
        List<PastChange> changes = past.behind(after, limit);
        return page(
                past,
                changes,
                changes.isEmpty() ? after : changes.get(changes.size() - 1).position());
    }

    /** What the changes behind a journal position did, up to the last one at or before another, in words. */
    public Page<PastEvent> events(MapKey map, long after, long upTo, int limit) {
        Timeline timeline = timeline(map);
        MapPast past = timeline.past();
        int from = past.placeBehind(after);
        int end = past.placeBehind(upTo);
        int to = Math.min(end, from + limit);
        List<PastEvent> events = from < to ? timeline.events(from, to) : List.of();
        OptionalLong next =
                to < end && to > from ? OptionalLong.of(past.get(to - 1).position()) : OptionalLong.empty();
        return new Page<>(events, next);
    }

    /** What the map's last changes did, in words, the last one first. */
    public List<PastEvent> latest(MapKey map, int count) {
        return timeline(map).latest(count);
    }

    /** How a text of a map was worded over time, the oldest first: its question, its title, or the statement of an ambition. */
    public List<Wording> wordings(MapKey map, WordedText text) {
        return timeline(map).wordings(text.path());
    }

    /** The position of the last change that the server had at a time, or just before a time; 0 where there was none. */
    public Optional<Long> position(MapKey map, String time, boolean justBefore) {
        return time(time)
                .map(instant -> past(map)
                        .lastAt(justBefore ? instant.minusNanos(1) : instant)
                        .map(PastChange::position)
                        .orElse(0L));
    }

    /** How two points of a map differ. */
    public MapDiff diff(MapKey map, List<ChangeHash> from, List<ChangeHash> to) {
        return MapDiff.between(tree(map, from), tree(map, to));
    }

    private static <T> Page<T> page(MapPast past, List<T> items, long last) {
        boolean more = !items.isEmpty() && last < past.lastPosition();
        return new Page<>(items, more ? OptionalLong.of(last) : OptionalLong.empty());
    }

    private MapPast past(MapKey map) {
        return timeline(map).past();
    }

    private Timeline timeline(MapKey map) {
        Timeline timeline;
        synchronized (timelines) {
            timeline = timelines.computeIfAbsent(map, key -> new Timeline(new MapPast(key, log), reader));
        }
        timeline.past().look();
        return timeline;
    }
}
