package balcony.server.history;

import balcony.history.EventWords;
import balcony.history.MapDiff;
import balcony.history.MapEvent;
import balcony.server.reader.Reader;
import balcony.server.reader.ReaderException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The events of one map, told once and kept; it goes on from where it was. Thread-safe; telling blocks. */
final class Timeline {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<List<Map<String, Object>>> STEPS = new TypeReference<>() {};
    private static final String UNREADABLE = "made a change that cannot be shown";

    private final MapPast past;
    private final Reader reader;
    private final List<PastEvent> events = new ArrayList<>();
    private final Wordings wordings = new Wordings();
    private Picture now = Picture.EMPTY;

    Timeline(MapPast past, Reader reader) {
        this.past = past;
        this.reader = reader;
    }

    MapPast past() {
        return past;
    }

    /** The events from one place up to another, which the past has. */
    synchronized List<PastEvent> events(int from, int to) {
        tellWhatCanBe(to);
        List<PastEvent> told =
                new ArrayList<>(events.subList(Math.min(from, events.size()), Math.min(to, events.size())));
        for (int place = from + told.size(); place < to; place++) {
            told.add(new PastEvent(past.get(place), UNREADABLE, List.of()));
        }
        return told;
    }

    /** What the last changes did, the last one first, without telling all that was before them. */
    List<PastEvent> latest(int count) {
        int size = past.size();
        int from = Math.max(0, size - count);
        Picture before = from == 0 ? Picture.EMPTY : Picture.of(reader.read(past, past.heads(from)));
        List<PastEvent> told = new ArrayList<>();
        for (Map<String, Object> step : steps(reader.walk(past, from, size))) {
            Picture after = before.after(step);
            told.add(0, event(past.get(from + told.size()), before, after));
            before = after;
        }
        return told;
    }

    /** How a text was worded, the oldest first; as far as the changes can be read. */
    synchronized List<Wording> wordings(String text) {
        tellWhatCanBe(past.size());
        return wordings.of(text);
    }

    private void tellWhatCanBe(int to) {
        try {
            tell(to);
        } catch (ReaderException refusal) {
            if (refusal.quarantined().isEmpty()) {
                throw refusal;
            }
        }
    }

    private void tell(int to) {
        while (events.size() < to) {
            for (Map<String, Object> step : steps(reader.walk(past, events.size(), to))) {
                Picture next = now.after(step);
                PastChange change = past.get(events.size());
                events.add(event(change, now, next));
                wordings.take(change, now, next);
                now = next;
            }
        }
    }

    private static PastEvent event(PastChange change, Picture before, Picture after) {
        MapEvent event = EventWords.describe(
                MapDiff.between(before.tree(), after.tree()), before.tree(), after.tree(), change.message());
        return new PastEvent(change, event.predicate(), event.subjects());
    }

    private static List<Map<String, Object>> steps(byte[] json) {
        try {
            return JSON.readValue(json, STEPS);
        } catch (IOException broken) {
            throw new IllegalStateException("the reader's walk is not JSON", broken);
        }
    }
}
