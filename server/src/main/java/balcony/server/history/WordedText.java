package balcony.server.history;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A text whose wordings are told.
 *
 * @param path {@code question}, {@code title}, or {@code ambitions/ID} for an ambition's statement
 */
public record WordedText(String path) {
    private static final Pattern AMBITION = Pattern.compile(Wordings.AMBITIONS + "/.{1,128}");

    /** The text that a request names, if there is such a text. */
    public static Optional<WordedText> parse(String path) {
        return Wordings.OF_THE_MAP.contains(path) || AMBITION.matcher(path).matches()
                ? Optional.of(new WordedText(path))
                : Optional.empty();
    }
}
