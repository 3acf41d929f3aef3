package balcony.server.asks;

import balcony.model.AskKind;
import balcony.server.maps.BadInput;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What an enabler wants everybody to be asked.
 *
 * @param options what is ranked, or the four ends of the two axes that one places something between; empty for other kinds
 * @param unattributed whether answers come without the voices of those who gave them
 * @param countShown whether everybody sees how many have answered
 * @param closesAt until when answers are hoped for; later ones count too, until the enabler opens them
 */
public record AskDraft(
        String prompt,
        AskKind kind,
        List<String> options,
        boolean unattributed,
        boolean countShown,
        Optional<Instant> closesAt) {
    private static final int LONGEST_PROMPT = 500;
    private static final int LONGEST_OPTION = 120;
    private static final int AXIS_ENDS = 4;
    private static final int FEWEST_RANKED = 2;
    private static final int MOST_RANKED = 12;

    public AskDraft {
        check(!prompt.isBlank() && prompt.length() <= LONGEST_PROMPT, "a question has 1 to 500 characters");
        check(
                options.stream().allMatch(option -> !option.isBlank() && option.length() <= LONGEST_OPTION),
                "an option has 1 to 120 characters");
        check(
                switch (kind) {
                    case WORDS, STANCE, SIGN -> options.isEmpty();
                    case PLACE -> options.size() == AXIS_ENDS;
                    case RANK -> options.size() >= FEWEST_RANKED && options.size() <= MOST_RANKED;
                },
                "only a ranking has options, 2 to 12, and a placement, the four ends of its axes");
        options = List.copyOf(options);
    }

    private static void check(boolean holds, String rule) {
        if (!holds) {
            throw new BadInput(rule);
        }
    }
}
