package balcony.exchange;

import balcony.model.Element;
import balcony.model.ElementKind;
import java.util.List;
import java.util.Locale;

/** An element as a picture shows it: its words laid out, its size known, its centre where the map has it. */
record SvgCard(ElementKind kind, List<String> lines, double x, double y, double width, double height) {
    private static final double FONT = 16;
    private static final double LINE = 20;
    private static final double LINE_WIDTH = 158;
    private static final int MOST_LINES = 3;
    private static final double PADDING = 13;
    private static final double LEAST_WIDTH = 44;
    private static final double ICON = 20;
    private static final double GAP = 3;

    /** How a card of one kind looks: kinds differ by outline and icon, never by colour alone. */
    private record Look(double before, double after, String colour, String icon) {}

    static SvgCard of(Element element) {
        Look look = look(element.kind());
        List<String> lines = SvgText.lines(element.label(), FONT, LINE_WIDTH, MOST_LINES);
        double widest = lines.stream()
                .mapToDouble(line -> SvgText.width(line, FONT))
                .max()
                .orElse(0);
        return new SvgCard(
                element.kind(),
                lines,
                element.x(),
                element.y(),
                Math.ceil(look.before() + Math.max(LEAST_WIDTH, widest) + look.after()),
                PADDING * 2 + LINE * Math.max(1, lines.size()));
    }

    SvgCurve.Point centre() {
        return new SvgCurve.Point(x, y);
    }

    /** Whether a place lies on the card, or so near that an arrowhead would touch it. */
    boolean holds(double dx, double dy) {
        double radius = Math.min(radius(), Math.min(width, height) / 2);
        double beyondX = Math.abs(dx) - (width / 2 + GAP - radius);
        double beyondY = Math.abs(dy) - (height / 2 + GAP - radius);
        if (beyondX <= 0) {
            return beyondY <= radius;
        }
        return beyondY <= 0 ? beyondX <= radius : Math.hypot(beyondX, beyondY) <= radius;
    }

    private double radius() {
        return switch (kind) {
            case OUTCOME, ACTION -> height / 2;
            case FACTOR, STAKEHOLDER -> 14;
            case SERVICE, NOTE -> 2;
        };
    }

    String svg() {
        Look look = look(kind);
        StringBuilder svg = new StringBuilder(String.format(
                Locale.ROOT,
                "<g transform=\"translate(%.1f %.1f)\"><path d=\"%s\" fill=\"%s\" stroke=\"%s\" stroke-width=\"1.5\"/>",
                x - width / 2,
                y - height / 2,
                outline(),
                kind == ElementKind.NOTE ? "#fdf6dd" : "#ffffff",
                look.colour()));
        svg.append(String.format(
                Locale.ROOT,
                "<path transform=\"translate(%.1f %.1f)\" d=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"1.7\"/>",
                look.before() - ICON - 8,
                (height - ICON) / 2,
                look.icon(),
                look.colour()));
        double first = height / 2 - (lines.size() - 1) * LINE / 2 + FONT * 0.36;
        for (int i = 0; i < lines.size(); i++) {
            svg.append(String.format(
                    Locale.ROOT,
                    "<text x=\"%.1f\" y=\"%.1f\" font-size=\"16\" font-weight=\"500\" fill=\"#1f1c18\">%s</text>",
                    look.before(),
                    first + i * LINE,
                    SvgText.escaped(lines.get(i))));
        }
        return svg.append("</g>").toString();
    }

    private String outline() {
        double w = width;
        double h = height;
        return switch (kind) {
            case FACTOR -> rounded(14);
            case OUTCOME -> rounded(h / 2);
            case ACTION -> polygon(14, 0, w - 14, 0, w, h / 2, w - 14, h, 14, h, 0, h / 2);
            case SERVICE -> rounded(3) + String.format(Locale.ROOT, "M8 0V%.1f", h);
            case STAKEHOLDER -> polygon(12, 0, w - 12, 0, w, 12, w, h - 12, w - 12, h, 12, h, 0, h - 12, 0, 12);
            case NOTE ->
                polygon(0, 0, w - 16, 0, w, 16, w, h, 0, h) + String.format(Locale.ROOT, "M%.1f 0V16H%.1f", w - 16, w);
        };
    }

    private String rounded(double radius) {
        double r = Math.min(radius, Math.min(width, height) / 2);
        return String.format(
                Locale.ROOT,
                "M%1$.1f 0H%2$.1fA%1$.1f %1$.1f 0 0 1 %3$.1f %1$.1fV%4$.1fA%1$.1f %1$.1f 0 0 1 %2$.1f %5$.1f"
                        + "H%1$.1fA%1$.1f %1$.1f 0 0 1 0 %4$.1fV%1$.1fA%1$.1f %1$.1f 0 0 1 %1$.1f 0Z",
                r,
                width - r,
                width,
                height - r,
                height);
    }

    private static String polygon(double... corners) {
        StringBuilder path = new StringBuilder();
        for (int i = 0; i < corners.length; i += 2) {
            path.append(String.format(Locale.ROOT, "%s%.1f %.1f", i == 0 ? "M" : "L", corners[i], corners[i + 1]));
        }
        return path.append('Z').toString();
    }

    private static Look look(ElementKind kind) {
        return switch (kind) {
            case FACTOR -> new Look(42, 16, "#5b6770", "M10 2.5v15M3.5 6.2l13 7.6M16.5 6.2l-13 7.6");
            case OUTCOME ->
                new Look(
                        48,
                        24,
                        "#0e5a57",
                        "M10 2.5a7.5 7.5 0 1 1 0 15a7.5 7.5 0 0 1 0-15zM10 6.5a3.5 3.5 0 1 1 0 7a3.5 3.5 0 0 1 0-7z");
            case ACTION -> new Look(46, 26, "#7a4a00", "M5.5 3.5l10.5 6.5l-10.5 6.5z");
            case SERVICE -> new Look(46, 18, "#35528f", "M3 17V7l7-4l7 4v10zM8 17v-5h4v5");
            case STAKEHOLDER ->
                new Look(
                        44,
                        18,
                        "#7a3468",
                        "M10 3a3.4 3.4 0 1 1 0 6.8a3.4 3.4 0 0 1 0-6.8zM3.5 17c.4-3.6 3-5.3 6.5-5.3s6.1 1.7 6.5 5.3");
            case NOTE -> new Look(42, 22, "#8a6d00", "M4 5.5h12M4 10h12M4 14.5h7");
        };
    }
}
