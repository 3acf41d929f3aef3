package balcony.server.history;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How the question, the title and the statements of a map were worded over time. What one person writes within ten seconds is one wording: its last.
 * Used by one thread at a time.
 */
final class Wordings {
    static final String AMBITIONS = "ambitions";
    static final List<String> OF_THE_MAP = List.of("question", "title");

    private static final String STATEMENT = "statement";
    private static final Duration TOGETHER = Duration.ofSeconds(10);

    private final Map<String, List<Wording>> byText = new HashMap<>();

    /** Takes in what a change did. */
    void take(PastChange change, Picture before, Picture after) {
        for (String text : OF_THE_MAP) {
            take(change, text, before.tree().get(text), after.tree().get(text));
        }
        if (before.tree().get(AMBITIONS) == after.tree().get(AMBITIONS)) {
            return;
        }
        Map<?, ?> then = map(before.tree().get(AMBITIONS));
        map(after.tree().get(AMBITIONS)).forEach((id, ambition) -> {
            if (then.get(id) != ambition) {
                take(change, AMBITIONS + "/" + id, statement(then.get(id)), statement(ambition));
            }
        });
    }

    private void take(PastChange change, String text, @Nullable Object before, @Nullable Object after) {
        if (!(after instanceof String words) || Objects.equals(before, after)) {
            return;
        }
        List<Wording> all = byText.computeIfAbsent(text, key -> new ArrayList<>());
        if (all.isEmpty() && words.isBlank()) {
            return;
        }
        Wording last = all.isEmpty() ? null : all.get(all.size() - 1);
        if (last != null && isGoingOn(last.change(), change)) {
            all.remove(all.size() - 1);
        }
        all.add(new Wording(change, words));
    }

    private static boolean isGoingOn(PastChange last, PastChange next) {
        return last.person().equals(next.person())
                && Duration.between(last.receivedAt(), next.receivedAt()).compareTo(TOGETHER) < 0;
    }

    /** The wordings of a text, the oldest first: {@code question}, {@code title}, or {@code ambitions/ID}. */
    List<Wording> of(String text) {
        return List.copyOf(byText.getOrDefault(text, List.of()));
    }

    private static @Nullable Object statement(@Nullable Object ambition) {
        return map(ambition).get(STATEMENT);
    }

    private static Map<?, ?> map(@Nullable Object value) {
        return value instanceof Map<?, ?> map ? map : Map.of();
    }
}
