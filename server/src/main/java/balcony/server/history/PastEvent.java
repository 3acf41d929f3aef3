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
}
