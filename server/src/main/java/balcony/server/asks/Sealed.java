package balcony.server.asks;

import balcony.model.AskKind;
import balcony.server.maps.BadInput;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * One thing that somebody answered.
 *
 * @param text their words; the reason, where there is a value
 * @param value a stance, a sign, a place as {@code x,y} from 0 to 1, or a ranking as {@code 2,0,1}: the options, the first first
 */
public record Sealed(String text, Optional<String> value) {
    /** How many short answers one person may give to one question. */
    public static final int MOST_WORDS = 8;

    private static final int LONGEST_WORDS = 300;
    private static final int LONGEST_REASON = 1_000;
    private static final Set<String> STANCES = Set.of("agree", "abstain", "disagree", "block");
    private static final Set<String> SIGNS = Set.of("+", "-", "0", "?");
    private static final Pattern PLACE =
            Pattern.compile("(0(\\.\\d{1,3})?|1(\\.0{1,3})?),(0(\\.\\d{1,3})?|1(\\.0{1,3})?)");

    public Sealed {
        text = text.strip();
    }

    /** @throws BadInput if an ask of this kind cannot be answered so */
    static void check(AskKind kind, List<String> options, List<Sealed> answers) {
        switch (kind) {
            case WORDS -> {
                require(answers.size() <= MOST_WORDS, "at most 8 short answers can be given");
                require(
                        answers.stream()
                                .allMatch(one -> one.value().isEmpty()
                                        && !one.text().isEmpty()
                                        && one.text().length() <= LONGEST_WORDS),
                        "a short answer has 1 to 300 characters");
            }
            case STANCE -> one(answers, STANCES::contains, "a stance is agree, abstain, disagree or block");
            case SIGN -> one(answers, SIGNS::contains, "a sign is +, -, 0 or ?");
            case PLACE -> one(answers, value -> PLACE.matcher(value).matches(), "a place is like 0.25,0.8");
            case RANK -> one(answers, value -> ranks(value, options.size()), "a ranking names each option once");
        }
    }

    private static void one(List<Sealed> answers, java.util.function.Predicate<String> fits, String rule) {
        require(answers.size() <= 1, "one answer can be given");
        require(answers.stream().allMatch(one -> one.value().filter(fits).isPresent()), rule);
        require(
                answers.stream().allMatch(one -> one.text().length() <= LONGEST_REASON),
                "a reason has at most 1,000 characters");
    }

    private static boolean ranks(String value, int options) {
        List<String> wanted =
                IntStream.range(0, options).mapToObj(Integer::toString).sorted().toList();
        return Arrays.stream(value.split(",", -1)).sorted().toList().equals(wanted);
    }

    private static void require(boolean holds, String rule) {
        if (!holds) {
            throw new BadInput(rule);
        }
    }
}
