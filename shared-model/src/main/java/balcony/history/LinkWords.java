package balcony.history;

import java.util.Map;

/**
 * A link in words.
 *
 * @param from the words of its first end
 * @param to the words of its second end
 * @param kind its kind as the document holds it
 * @param sign what is said of it, as the document holds it; empty where no sign was given
 */
public record LinkWords(String from, String to, String kind, String sign) {
    private static final Map<String, String> KINDS =
            Map.of("works-with", "works with", "depends-on", "depends on", "part-of", "is part of");

    /** {@code linked “A” to “B”: more A, less B}. */
    String drawn() {
        if (KINDS.containsKey(kind)) {
            return "said that " + said();
        }
        String effect = effect();
        return "linked " + ends(" to ") + (effect.isEmpty() ? "" : ": " + effect);
    }

    /** {@code more “A”, less “B”}. */
    String said() {
        String verb = KINDS.get(kind);
        if (verb != null) {
            return ends(" " + verb + " ");
        }
        return switch (sign) {
            case "+" -> "that more " + Phrase.quote(from) + " means more " + Phrase.quote(to);
            case "-" -> "that more " + Phrase.quote(from) + " means less " + Phrase.quote(to);
            case "0" -> "that " + Phrase.quote(from) + " has no effect on " + Phrase.quote(to);
            case "?" -> "an effect of " + ends(" on ") + " that is not known";
            default -> "a link from " + ends(" to ");
        };
    }

    /** {@code “A” to “B”}, as the name of the link. */
    String ends(String between) {
        return Phrase.quote(from) + between + Phrase.quote(to);
    }

    private String effect() {
        return switch (sign) {
            case "+" -> "more " + from + ", more " + to;
            case "-" -> "more " + from + ", less " + to;
            case "0" -> "no effect";
            case "?" -> "effect not known";
            default -> "";
        };
    }
}
