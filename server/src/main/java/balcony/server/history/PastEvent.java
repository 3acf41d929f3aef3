package balcony.server.history;

import balcony.history.Subject;
import java.util.List;

/**
 * What a change did, told in words.
 *
 * @param change the change
 * @param predicate the sentence without whoever did it, as {@code moved “Loneliness”}
 * @param subjects what it is about
 */
public record PastEvent(PastChange change, String predicate, List<Subject> subjects) {
    public PastEvent {
        subjects = List.copyOf(subjects);
    }

    /** The whole sentence, without a full stop: {@code Asha moved “Loneliness”}. */
    public String sentence(String person) {
        return (person.isBlank() ? "Someone" : person.strip()) + " " + predicate;
    }
}
