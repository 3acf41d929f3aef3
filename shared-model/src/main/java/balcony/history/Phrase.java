package balcony.history;

import java.util.List;

/** Small pieces of British English. */
final class Phrase {
    /** Longer quotations are cut: a sentence of the history is one line. */
    private static final int LONGEST_QUOTE = 90;

    private Phrase() {}

    static String quote(String words) {
        String line = words.strip().replaceAll("\\s+", " ");
        int length = line.codePointCount(0, line.length());
        String shown = length <= LONGEST_QUOTE
                ? line
                : line.substring(0, line.offsetByCodePoints(0, LONGEST_QUOTE - 1))
                                .stripTrailing() + "…";
        return "“" + shown + "”";
    }

    /** “: the reason”, or nothing where there is none. */
    static String because(String why) {
        return why.isBlank() ? "" : ": " + quote(why);
    }

    static String count(int number, String noun) {
        return number + " " + (number == 1 ? noun : plural(noun));
    }

    static String join(List<String> parts) {
        if (parts.size() < 2) {
            return String.join("", parts);
        }
        int last = parts.size() - 1;
        return String.join(", ", parts.subList(0, last)) + " and " + parts.get(last);
    }

    private static String plural(String noun) {
        if (noun.endsWith("y")) {
            return noun.substring(0, noun.length() - 1) + "ies";
        }
        return noun + "s";
    }
}
