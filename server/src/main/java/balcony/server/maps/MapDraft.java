package balcony.server.maps;

import balcony.model.VoiceKind;
import java.util.List;

/**
 * What somebody says of a map that they want to have made.
 *
 * @param question what really matters here; may be empty
 */
public record MapDraft(String title, String question, List<Voice> voices) {
    private static final int LONGEST_TITLE = 200;
    private static final int LONGEST_QUESTION = 2_000;
    private static final int LONGEST_NAME = 120;
    private static final int MOST_VOICES = 60;

    /** A voice that is there from the start. */
    public record Voice(String name, VoiceKind kind) {
        public Voice {
            check(!name.isBlank() && name.length() <= LONGEST_NAME, "a voice has a name of 1 to 120 characters");
        }
    }

    public MapDraft {
        check(!title.isBlank() && title.length() <= LONGEST_TITLE, "a map has a title of 1 to 200 characters");
        check(question.length() <= LONGEST_QUESTION, "a question has at most 2,000 characters");
        check(voices.size() <= MOST_VOICES, "a map starts with at most 60 voices");
        voices = List.copyOf(voices);
    }

    private static void check(boolean holds, String rule) {
        if (!holds) {
            throw new BadInput(rule);
        }
    }
}
