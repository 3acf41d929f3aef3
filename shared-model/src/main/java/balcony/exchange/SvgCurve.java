package balcony.exchange;

import java.util.Locale;
import java.util.Optional;
import java.util.function.DoublePredicate;

/** A quadratic Bézier curve from (x0, y0) by the control point (cx, cy) to (x1, y1). */
record SvgCurve(double x0, double y0, double cx, double cy, double x1, double y1) {
    private static final int BISECTIONS = 14;
    private static final double LEAST_LEFT = 0.01;

    /** A place. */
    record Point(double x, double y) {}

    /** Whether a place, given relative to a card's centre, lies on the card. */
    @FunctionalInterface
    interface Inside {
        boolean holds(double dx, double dy);
    }

    /** The line from one centre to another, bowed to its own left, so that two links in opposite directions never lie on each other. */
    static SvgCurve bowed(Point from, Point to, double bow) {
        double dx = to.x() - from.x();
        double dy = to.y() - from.y();
        double length = Math.hypot(dx, dy) == 0 ? 1 : Math.hypot(dx, dy);
        return new SvgCurve(
                from.x(),
                from.y(),
                (from.x() + to.x()) / 2 + dy / length * bow,
                (from.y() + to.y()) / 2 - dx / length * bow,
                to.x(),
                to.y());
    }

    Point at(double t) {
        double s = 1 - t;
        return new Point(s * s * x0 + 2 * s * t * cx + t * t * x1, s * s * y0 + 2 * s * t * cy + t * t * y1);
    }

    /** The direction of travel at t, of length 1. */
    Point direction(double t) {
        double dx = (1 - t) * (cx - x0) + t * (x1 - cx);
        double dy = (1 - t) * (cy - y0) + t * (y1 - cy);
        double length = Math.hypot(dx, dy);
        return length == 0 ? new Point(1, 0) : new Point(dx / length, dy / length);
    }

    double length() {
        return Math.hypot(x1 - x0, y1 - y0);
    }

    /** The part of it that lies between the borders of its two cards; nothing where the cards touch. */
    Optional<SvgCurve> between(Inside from, Inside to) {
        double begin = crossing(0, 1, t -> from.holds(at(t).x() - x0, at(t).y() - y0));
        double end = crossing(1, 0, t -> to.holds(at(t).x() - x1, at(t).y() - y1));
        return end - begin < LEAST_LEFT ? Optional.empty() : Optional.of(part(begin, end));
    }

    /** Where a walk from the inner end leaves. */
    private static double crossing(double inner, double outer, DoublePredicate inside) {
        double a = inner;
        double b = outer;
        for (int i = 0; i < BISECTIONS; i++) {
            double middle = (a + b) / 2;
            if (inside.test(middle)) {
                a = middle;
            } else {
                b = middle;
            }
        }
        return b;
    }

    private SvgCurve part(double t0, double t1) {
        Point a = at(t0);
        Point b = at(t1);
        double x = (1 - t1) * ((1 - t0) * x0 + t0 * cx) + t1 * ((1 - t0) * cx + t0 * x1);
        double y = (1 - t1) * ((1 - t0) * y0 + t0 * cy) + t1 * ((1 - t0) * cy + t0 * y1);
        return new SvgCurve(a.x(), a.y(), x, y, b.x(), b.y());
    }

    /** The same curve moved sideways. */
    SvgCurve beside(double offset) {
        Point start = direction(0);
        Point middle = direction(0.5);
        Point end = direction(1);
        return new SvgCurve(
                x0 + start.y() * offset,
                y0 - start.x() * offset,
                cx + middle.y() * offset,
                cy - middle.x() * offset,
                x1 + end.y() * offset,
                y1 - end.x() * offset);
    }

    /** As above, but ending so much earlier. */
    SvgCurve shortenedBy(double length) {
        Point end = direction(1);
        return new SvgCurve(x0, y0, cx, cy, x1 - end.x() * length, y1 - end.y() * length);
    }

    String path() {
        return String.format(Locale.ROOT, "M%.1f %.1fQ%.1f %.1f %.1f %.1f", x0, y0, cx, cy, x1, y1);
    }
}
