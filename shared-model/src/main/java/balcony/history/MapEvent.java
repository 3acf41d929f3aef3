package balcony.history;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What one change did to a map, as a person would tell it. {@link #predicate} is the sentence without whoever did it:
 * {@code moved “Loneliness”}.
 */
public sealed interface MapEvent {
    /** What follows the person's name. */
    String predicate();

    /** What follows the person's name where several events of this kind are told as one. */
    default String predicateOfMany(List<Subject> subjects) {
        return "made " + Phrase.count(subjects.size(), "change");
    }

    /** What the event is about, so that a page can point at it. */
    default List<Subject> subjects() {
        return List.of();
    }

    /** An event with a single subject. */
    sealed interface About extends MapEvent {
        Subject subject();

        @Override
        default List<Subject> subjects() {
            return List.of(subject());
        }
    }

    /** The map itself came to be. */
    record Created(String title) implements MapEvent {
        @Override
        public String predicate() {
            return title.isBlank() ? "opened the map" : "opened the map " + Phrase.quote(title);
        }
    }

    record Added(Subject subject) implements About {
        @Override
        public String predicate() {
            return "added " + subject.full();
        }

        @Override
        public String predicateOfMany(List<Subject> subjects) {
            return "added " + countOf(subjects);
        }
    }

    /** Taken back by its author; it comes back with all that was on it. */
    record Removed(Subject subject) implements About {
        @Override
        public String predicate() {
            return "removed " + subject.full();
        }

        @Override
        public String predicateOfMany(List<Subject> subjects) {
            return "removed " + countOf(subjects);
        }
    }

    /** Taken off the map by someone, with a reason. */
    record SetAside(Subject subject, String why) implements About {
        @Override
        public String predicate() {
            return "set aside " + subject.quoted() + Phrase.because(why);
        }

        @Override
        public String predicateOfMany(List<Subject> subjects) {
            return "set aside " + countOf(subjects);
        }
    }

    record BroughtBack(Subject subject) implements About {
        @Override
        public String predicate() {
            return "brought back " + subject.quoted();
        }

        @Override
        public String predicateOfMany(List<Subject> subjects) {
            return "brought back " + countOf(subjects);
        }
    }

    record Moved(Subject subject) implements About {
        @Override
        public String predicate() {
            return "moved " + subject.quoted();
        }

        @Override
        public String predicateOfMany(List<Subject> subjects) {
            return "moved " + countOf(subjects);
        }
    }

    /** A subject's own words were changed: its label, name or statement. */
    record Renamed(Subject subject, String before) implements About {
        @Override
        public String predicate() {
            if (before.isBlank()) {
                return "named the " + subject.noun() + " " + Phrase.quote(subject.name());
            }
            return subject.name().isBlank()
                    ? "emptied the words of the " + subject.noun() + " " + Phrase.quote(before)
                    : verb() + Phrase.quote(before) + " to " + Phrase.quote(subject.name());
        }

        private String verb() {
            return subject.collection().equals("elements") ? "relabelled " : "reworded ";
        }
    }

    /**
     * A part of a subject was changed.
     *
     * @param what the part, as {@code the notes}
     */
    record Changed(Subject subject, String what) implements About {
        @Override
        public String predicate() {
            return what.isEmpty() ? "changed " + subject.full() : "changed " + what + " of " + subject.quoted();
        }

        @Override
        public String predicateOfMany(List<Subject> subjects) {
            return "changed " + countOf(subjects);
        }
    }

    /**
     * Something was said of a subject for which the page has a word of its own.
     *
     * @param words the whole predicate, as {@code made “GP visits” an outcome}
     */
    record Told(Subject subject, String words) implements About {
        @Override
        public String predicate() {
            return words;
        }
    }

    /** A link was drawn, with what its author said of it. */
    record Linked(Subject subject, LinkWords link) implements About {
        @Override
        public String predicate() {
            return link.drawn();
        }

        @Override
        public String predicateOfMany(List<Subject> subjects) {
            return "drew " + countOf(subjects);
        }
    }

    /** Somebody said something of a link that was there already. */
    record Claimed(Subject subject, LinkWords link, String why) implements About {
        @Override
        public String predicate() {
            return "claimed " + link.said() + Phrase.because(why);
        }

        @Override
        public String predicateOfMany(List<Subject> subjects) {
            return "made " + Phrase.count(subjects.size(), "claim");
        }
    }

    record ClaimWithdrawn(Subject subject) implements About {
        @Override
        public String predicate() {
            return "withdrew a claim on " + subject.full();
        }
    }

    /**
     * Somebody took a position on an ambition, or changed it.
     *
     * @param stance the stance as the document holds it
     */
    record PositionTaken(Subject subject, String stance, String why) implements About {
        @Override
        public String predicate() {
            return "took the position ‘" + stance + "’ on " + subject.quoted() + Phrase.because(why);
        }

        @Override
        public String predicateOfMany(List<Subject> subjects) {
            return "took " + Phrase.count(subjects.size(), "position");
        }
    }

    record PositionWithdrawn(Subject subject) implements About {
        @Override
        public String predicate() {
            return "withdrew a position on " + subject.quoted();
        }
    }

    record MomentMarked(Subject subject) implements About {
        @Override
        public String predicate() {
            return "marked " + subject.full();
        }
    }

    /**
     * The map's title or question was changed.
     *
     * @param what {@code title} or {@code question}
     */
    record MapReworded(String what, String after) implements MapEvent {
        @Override
        public String predicate() {
            return after.isBlank() ? "emptied the " + what : "changed the " + what + " to " + Phrase.quote(after);
        }
    }

    /**
     * A file came in.
     *
     * @param updated how many records were there from an earlier import
     * @param source the name of the file; empty where none was told
     */
    record Imported(int factors, int links, int updated, String source) implements MapEvent {
        @Override
        public String predicate() {
            List<String> parts = new ArrayList<>(2);
            if (factors > 0 || (links == 0 && updated == 0)) {
                parts.add(Phrase.count(factors, "factor"));
            }
            if (links > 0) {
                parts.add(Phrase.count(links, "link"));
            }
            if (updated > 0) {
                parts.add("changes to " + Phrase.count(updated, "record"));
            }
            return "imported " + Phrase.join(parts) + (source.isBlank() ? "" : " from " + Phrase.quote(source));
        }
    }

    /** Several things in one change; never nested. */
    record Several(List<MapEvent> events) implements MapEvent {
        /** More kinds of things than this do not fit on a line. */
        private static final int MOST_PARTS = 3;

        public Several {
            events = List.copyOf(events);
        }

        @Override
        public String predicate() {
            Map<Class<?>, List<MapEvent>> kinds = new LinkedHashMap<>();
            events.forEach(event -> kinds.computeIfAbsent(event.getClass(), kind -> new ArrayList<>())
                    .add(event));
            List<String> parts = new ArrayList<>();
            for (List<MapEvent> kind : kinds.values()) {
                MapEvent first = kind.get(0);
                parts.add(kind.size() == 1 ? first.predicate() : first.predicateOfMany(subjectsOf(kind)));
            }
            if (parts.size() > MOST_PARTS) {
                return Phrase.join(List.of(parts.get(0), parts.get(1), "changed more besides"));
            }
            return Phrase.join(parts);
        }

        @Override
        public List<Subject> subjects() {
            return subjectsOf(events).stream().distinct().toList();
        }

        private static List<Subject> subjectsOf(List<MapEvent> events) {
            return events.stream().flatMap(event -> event.subjects().stream()).toList();
        }
    }

    /**
     * The author took back what they had done, or did it again.
     *
     * @param again true for a redo
     */
    record Undone(MapEvent event, boolean again) implements MapEvent {
        @Override
        public String predicate() {
            return (again ? "redid a step: " : "undid a step: ") + event.predicate();
        }

        @Override
        public List<Subject> subjects() {
            return event.subjects();
        }
    }

    /** A change that nobody can see, as one that only touched what this version does not know. */
    record Unseen() implements MapEvent {
        @Override
        public String predicate() {
            return "made a change that does not show";
        }
    }

    private static String countOf(List<Subject> subjects) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        subjects.forEach(subject -> counts.merge(subject.noun(), 1, Integer::sum));
        List<String> parts = new ArrayList<>();
        counts.forEach((noun, count) -> parts.add(Phrase.count(count, noun)));
        return Phrase.join(parts);
    }
}
