package balcony.exchange;

import balcony.model.Bundle;
import balcony.model.BundleState;
import balcony.model.LinkKind;
import balcony.model.Sign;
import java.util.Locale;

/**
 * A bundle of links as a picture shows it: colour, arrowhead and badge say its sign together, a hollow line that one voice says it alone, two
 * lines that voices differ.
 */
record SvgLink(Bundle bundle, SvgCurve curve) {
    private static final String MORE = "#1d70b8";
    private static final String LESS = "#b84300";
    private static final String PLAIN = "#5a544b";
    private static final String GROUND = "#ffffff";
    private static final double HEAD = 13;
    private static final double HEAD_HALF = 6;
    private static final double BADGE = 9;
    private static final double BADGE_FROM_END = 36;
    private static final double[] WIDTHS = {1.9, 2.8, 4};

    String line() {
        double width =
                WIDTHS[Math.max(1, Math.min(WIDTHS.length, bundle.strength().orElse(1))) - 1];
        if (bundle.state() == BundleState.CONTESTED) {
            return line(curve.beside(width * 0.75), width, MORE) + line(curve.beside(-width * 0.75), width, LESS);
        }
        String colour = colour();
        boolean alone = bundle.state() == BundleState.SINGLE_VOICE || bundle.state() == BundleState.DIVIDED;
        if (!alone || bundle.kind() != LinkKind.INFLUENCES) {
            return line(curve, width, colour);
        }
        return line(curve, width + 1.6, colour) + stroke(curve.shortenedBy(HEAD * 0.6), width - 0.4, GROUND);
    }

    /** What stands on the line, over all lines. */
    String marks() {
        StringBuilder marks = new StringBuilder();
        double length = curve.length();
        if (bundle.delay()) {
            marks.append(bar(0.46 - 2 / length)).append(bar(0.46 + 3 / length));
        }
        if (bundle.kind() != LinkKind.INFLUENCES || length < 4 * BADGE) {
            return marks.toString();
        }
        double last = Math.max(0.55, 1 - BADGE_FROM_END / length);
        if (differs()) {
            marks.append(badge("+", MORE, last)).append(badge("−", LESS, last - (2 * BADGE + 2) / length));
        } else {
            bundle.sign().ifPresent(sign -> marks.append(badge(glyph(sign), colour(), last)));
        }
        return marks.toString();
    }

    private boolean differs() {
        return bundle.state() == BundleState.CONTESTED || bundle.state() == BundleState.DIVIDED;
    }

    private String colour() {
        return switch (bundle.sign().orElse(Sign.UNKNOWN)) {
            case PLUS -> MORE;
            case MINUS -> LESS;
            case NONE, UNKNOWN -> PLAIN;
        };
    }

    private static String glyph(Sign sign) {
        return switch (sign) {
            case PLUS -> "+";
            case MINUS -> "−";
            case NONE -> "0";
            case UNKNOWN -> "?";
        };
    }

    private String line(SvgCurve along, double width, String colour) {
        if (bundle.kind() == LinkKind.WORKS_WITH) {
            return stroke(along, width, colour);
        }
        SvgCurve.Point end = along.direction(1);
        double half = HEAD_HALF + width * 0.4;
        double baseX = along.x1() - end.x() * HEAD;
        double baseY = along.y1() - end.y() * HEAD;
        return stroke(along.shortenedBy(HEAD * 0.6), width, colour)
                + String.format(
                        Locale.ROOT,
                        "<polygon points=\"%.1f %.1f %.1f %.1f %.1f %.1f\" fill=\"%s\"/>",
                        along.x1(),
                        along.y1(),
                        baseX - end.y() * half,
                        baseY + end.x() * half,
                        baseX + end.y() * half,
                        baseY - end.x() * half,
                        colour);
    }

    private static String stroke(SvgCurve along, double width, String colour) {
        return String.format(
                Locale.ROOT,
                "<path d=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"%.1f\" stroke-linecap=\"round\"/>",
                along.path(),
                colour,
                width);
    }

    private String badge(String sign, String colour, double t) {
        SvgCurve.Point at = curve.at(t);
        return String.format(
                Locale.ROOT,
                "<circle cx=\"%1$.1f\" cy=\"%2$.1f\" r=\"%3$.0f\" fill=\"%4$s\" stroke=\"%5$s\" stroke-width=\"1.5\"/>"
                        + "<text x=\"%1$.1f\" y=\"%6$.1f\" text-anchor=\"middle\" font-size=\"15\" font-weight=\"700\""
                        + " fill=\"%5$s\">%7$s</text>",
                at.x(),
                at.y(),
                BADGE,
                colour,
                GROUND,
                at.y() + 5,
                sign);
    }

    private String bar(double t) {
        SvgCurve.Point at = curve.at(t);
        SvgCurve.Point along = curve.direction(t);
        return String.format(
                Locale.ROOT,
                "<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" stroke=\"%s\" stroke-width=\"2\"/>",
                at.x() - along.y() * 7,
                at.y() + along.x() * 7,
                at.x() + along.y() * 7,
                at.y() - along.x() * 7,
                PLAIN);
    }
}
