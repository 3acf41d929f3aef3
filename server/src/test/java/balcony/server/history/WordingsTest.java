package balcony.server.history;

import static org.assertj.core.api.Assertions.assertThat;

import balcony.server.crdt.ActorId;
import balcony.server.crdt.ChangeHash;
import balcony.server.journal.PersonId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** How words came about, told from pictures of a map. */
class WordingsTest {
    private static final Instant START = Instant.parse("2026-11-22T10:00:00Z");

    private final Wordings wordings = new Wordings();
    private Picture now = Picture.EMPTY;

    private void change(String person, long second, Map<String, Object> next) {
        Picture after = new Picture(next);
        wordings.take(
                new PastChange(
                        second,
                        ChangeHash.parse("00".repeat(32)),
                        List.of(),
                        new ActorId("aa".repeat(16)),
                        1,
                        0,
                        "change",
                        new PersonId(person),
                        START.plusSeconds(second),
                        10,
                        List.of()),
                now,
                after);
        now = after;
    }

    private List<String> of(String text) {
        return wordings.of(text).stream().map(Wording::text).toList();
    }

    @Test
    @DisplayName(
            "AM3 each wording of the question is told, the oldest first; what one person writes on within ten seconds is one")
    void the_question() {
        change("asha", 0, Map.of("question", ""));
        change("asha", 100, Map.of("question", "Why?"));
        change("asha", 105, Map.of("question", "Why do people wait?"));
        change("ben", 106, Map.of("question", "Who waits?", "title", "Getting home"));
        change("ben", 200, Map.of("question", "Who waits?", "title", "Getting home"));
        change("ben", 300, Map.of("question", "Who waits, and for whom?", "title", "Getting home"));

        assertThat(of("question")).containsExactly("Why do people wait?", "Who waits?", "Who waits, and for whom?");
        assertThat(of("title")).containsExactly("Getting home");
        assertThat(wordings.of("question").get(1).change().person().value()).isEqualTo("ben");
    }

    @Test
    @DisplayName("AM3 each ambition's statement is told for itself; what else changes of it is no wording")
    void statements() {
        Map<String, Object> home = Map.of("statement", "Home soon", "level", "vision");
        change("asha", 0, Map.of("ambitions", Map.of("v", home)));
        change("asha", 60, Map.of("ambitions", Map.of("v", Map.of("statement", "Home soon", "level", "ambition"))));
        change(
                "asha",
                120,
                Map.of(
                        "ambitions",
                        Map.of(
                                "v",
                                Map.of("statement", "Home today", "level", "ambition"),
                                "w",
                                Map.of("statement", "Another"))));
        change("asha", 180, Map.of("ambitions", Map.of("w", Map.of("statement", "Another"))));

        assertThat(of("ambitions/v")).containsExactly("Home soon", "Home today");
        assertThat(of("ambitions/w")).containsExactly("Another");
        assertThat(of("ambitions/unknown")).isEmpty();
    }
}
