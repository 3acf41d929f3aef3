package balcony.model;

import java.util.Optional;

/** A constant that the document holds as a word. A word that is none of them is from a newer page, and is kept. */
public interface Word {
    /** The word as the document holds it. */
    String word();

    /** The constant of the given word, if this version knows it. */
    static <W extends Enum<W> & Word> Optional<W> of(Class<W> words, String word) {
        for (W candidate : words.getEnumConstants()) {
            if (candidate.word().equals(word)) {
                return Optional.of(candidate);
            }
        }
        return Optional.empty();
    }
}
