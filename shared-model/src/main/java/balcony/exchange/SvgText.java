package balcony.exchange;

import java.util.ArrayList;
import java.util.List;

/** Words in a picture: how wide they are about, in lines, and safe to stand in XML. */
final class SvgText {
    private static final String FIRST_SHOWN = " ";
    private static final String ELLIPSIS = "…";

    /** Widths from the space to the tilde, in thousandths of the font's size: those of the fonts that most machines have for "sans-serif". */
    private static final int[] WIDTHS = {
        278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556, 556, 556, 556,
        556, 556, 556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667,
        556, 833, 722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556, 333, 556,
        556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556, 556, 556, 333, 500, 278, 556, 500, 722,
        500, 500, 500, 334, 260, 334, 584
    };

    /** What is not listed: letters with accents, and from here on scripts whose signs are as wide as they are high. */
    private static final int OTHER = 600;

    private static final int FIRST_WIDE = 0x1100;
    private static final int WIDE = 1000;

    /** Nobody's font is asked, so there is some room for wider ones. */
    private static final double ROOM = 1.07;

    private SvgText() {}

    /** About how wide a text is in a font of this size. */
    static double width(String text, double size) {
        int sum = text.codePoints().map(SvgText::width).sum();
        return sum * size * ROOM / 1000;
    }

    private static int width(int point) {
        int place = point - FIRST_SHOWN.codePointAt(0);
        if (place >= 0 && place < WIDTHS.length) {
            return WIDTHS[place];
        }
        return point < FIRST_WIDE ? OTHER : WIDE;
    }

    /** A text in lines no wider than this; words that are wider are broken, and what is beyond the last line ends in "…". */
    static List<String> lines(String text, double size, double widest, int most) {
        List<String> lines = new ArrayList<>();
        String line = "";
        for (String word : words(text, size, widest)) {
            String longer = line.isEmpty() ? word : line + " " + word;
            if (line.isEmpty() || width(longer, size) <= widest) {
                line = longer;
            } else {
                lines.add(line);
                line = word;
            }
        }
        if (!line.isEmpty()) {
            lines.add(line);
        }
        if (lines.size() <= most) {
            return lines;
        }
        List<String> shown = new ArrayList<>(lines.subList(0, most));
        shown.set(most - 1, shortened(shown.get(most - 1), size, widest));
        return shown;
    }

    private static List<String> words(String text, double size, double widest) {
        List<String> words = new ArrayList<>();
        for (String word : text.strip().split("\\s+")) {
            StringBuilder part = new StringBuilder();
            word.codePoints().forEach(point -> {
                if (!part.isEmpty() && width(part.toString() + Character.toString(point), size) > widest) {
                    words.add(part.toString());
                    part.setLength(0);
                }
                part.appendCodePoint(point);
            });
            if (!part.isEmpty()) {
                words.add(part.toString());
            }
        }
        return words;
    }

    private static String shortened(String line, double size, double widest) {
        String kept = line;
        while (!kept.isEmpty() && width(kept + ELLIPSIS, size) > widest) {
            kept = kept.substring(0, kept.offsetByCodePoints(kept.length(), -1));
        }
        return kept.strip() + ELLIPSIS;
    }

    /** Words as they may stand in XML: what people write is never markup, and what XML cannot hold is left out. */
    static String escaped(String text) {
        StringBuilder safe = new StringBuilder(text.length());
        text.codePoints().forEach(point -> {
            switch (point) {
                case '&' -> safe.append("&amp;");
                case '<' -> safe.append("&lt;");
                case '>' -> safe.append("&gt;");
                case '"' -> safe.append("&quot;");
                default -> {
                    if (isAllowed(point)) {
                        safe.appendCodePoint(point);
                    }
                }
            }
        });
        return safe.toString();
    }

    private static boolean isAllowed(int point) {
        return point == '\t'
                || point == '\n'
                || point == '\r'
                || (point >= 0x20 && point <= 0xD7FF)
                || (point >= 0xE000 && point <= 0xFFFD)
                || point >= 0x10000;
    }
}
