package balcony.history;

import java.util.Map;

/** What one change did, in plain British English. */
public final class EventWords {
    private EventWords() {}

    /**
     * What a change did, from the difference that it made. The message of the change only adds what a difference cannot show:
     * {@code undo}, {@code redo}, and {@code import <name of the file>}.
     *
     * @param diff the difference that the change made
     * @param before the map before it, as a plain tree; only what the change touches is looked up
     * @param after the map after it
     * @param command the message of the change; empty where it has none
     */
    public static MapEvent describe(MapDiff diff, Map<?, ?> before, Map<?, ?> after, String command) {
        return new EventFinder(diff, before, after).event(command.strip());
    }

    /** The whole sentence, without a full stop: {@code Asha moved “Loneliness”}. */
    public static String sentence(String person, MapEvent event) {
        return (person.isBlank() ? "Someone" : person.strip()) + " " + event.predicate();
    }
}
