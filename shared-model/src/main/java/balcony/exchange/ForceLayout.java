package balcony.exchange;

import java.util.List;

/**
 * Places cards so that linked ones are near each other and no two overlap. The same input gives the same places on every
 * machine.
 */
final class ForceLayout {
    /** The room that one card takes, with air around it, in the units of the map. */
    static final double CARD_WIDTH = 260;

    static final double CARD_HEIGHT = 140;

    /** How far apart linked cards would like to be. */
    private static final double LINK_LENGTH = 300;

    private static final int MAX_STEPS = 400;

    /** Bounds the work for large maps: steps times pairs. */
    private static final long MAX_WORK = 400_000_000L;

    /** Where more cards than this would be too slow to relax, they are laid out in rows. */
    private static final int MOST_RELAXED = 2_500;

    private static final double GOLDEN_ANGLE = StrictMath.PI * (3 - StrictMath.sqrt(5));

    /** Two cards that are linked, by their numbers. */
    record Edge(int from, int to) {}

    private final double[] x;
    private final double[] y;
    private final List<Edge> edges;

    private ForceLayout(int count, List<Edge> edges) {
        this.x = new double[count];
        this.y = new double[count];
        this.edges = edges;
    }

    /** The places of {@code count} cards, around the origin: x and y in turn. */
    static double[][] place(int count, List<Edge> edges) {
        ForceLayout layout = new ForceLayout(count, edges);
        if (count > MOST_RELAXED) {
            layout.inRows();
        } else {
            layout.onSpiral();
            layout.relax();
            layout.separate();
        }
        return layout.rounded();
    }

    private void inRows() {
        int columns = (int) StrictMath.ceil(StrictMath.sqrt(x.length));
        for (int i = 0; i < x.length; i++) {
            x[i] = i % columns * CARD_WIDTH;
            y[i] = Math.floorDiv(i, columns) * CARD_HEIGHT;
        }
    }

    private void onSpiral() {
        for (int i = 0; i < x.length; i++) {
            double radius = LINK_LENGTH * 0.6 * StrictMath.sqrt(i + 0.5);
            x[i] = radius * StrictMath.cos(i * GOLDEN_ANGLE);
            y[i] = radius * StrictMath.sin(i * GOLDEN_ANGLE);
        }
    }

    /** Fruchterman and Reingold's forces, cooled step by step, with a pull to the middle that keeps loose parts near. */
    private void relax() {
        long pairs = Math.max(1L, (long) x.length * x.length);
        int steps = (int) Math.max(20, Math.min(MAX_STEPS, MAX_WORK / pairs));
        for (int step = 0; step < steps; step++) {
            double[] dx = new double[x.length];
            double[] dy = new double[x.length];
            repel(dx, dy);
            attract(dx, dy);
            double reach = LINK_LENGTH * (1 - (double) step / steps);
            for (int i = 0; i < x.length; i++) {
                dx[i] -= x[i] * 0.06;
                dy[i] -= y[i] * 0.09;
                double force = Math.max(1e-9, StrictMath.sqrt(dx[i] * dx[i] + dy[i] * dy[i]));
                x[i] += dx[i] / force * Math.min(force, reach);
                y[i] += dy[i] / force * Math.min(force, reach);
            }
        }
    }

    private void repel(double[] dx, double[] dy) {
        for (int i = 0; i < x.length; i++) {
            for (int j = i + 1; j < x.length; j++) {
                double apartX = x[i] - x[j];
                double apartY = y[i] - y[j];
                double square = Math.max(1, apartX * apartX + apartY * apartY);
                double force = LINK_LENGTH * LINK_LENGTH / square;
                dx[i] += apartX * force;
                dy[i] += apartY * force;
                dx[j] -= apartX * force;
                dy[j] -= apartY * force;
            }
        }
    }

    private void attract(double[] dx, double[] dy) {
        for (Edge edge : edges) {
            double apartX = x[edge.from()] - x[edge.to()];
            double apartY = y[edge.from()] - y[edge.to()];
            double force = StrictMath.sqrt(apartX * apartX + apartY * apartY) / LINK_LENGTH;
            dx[edge.from()] -= apartX * force;
            dy[edge.from()] -= apartY * force;
            dx[edge.to()] += apartX * force;
            dy[edge.to()] += apartY * force;
        }
    }

    /** Stretches the picture until no two cards overlap: distinct places always come apart that way. */
    private void separate() {
        push();
        while (overlaps()) {
            for (int i = 0; i < x.length; i++) {
                x[i] *= 1.05;
                y[i] *= 1.05;
            }
            push();
        }
    }

    /** Moves overlapping cards apart, along the way on which they overlap least. */
    private void push() {
        for (int round = 0; round < 20; round++) {
            for (int i = 0; i < x.length; i++) {
                for (int j = i + 1; j < x.length; j++) {
                    pushApart(i, j);
                }
            }
        }
    }

    private void pushApart(int i, int j) {
        double overX = CARD_WIDTH - Math.abs(x[i] - x[j]);
        double overY = CARD_HEIGHT - Math.abs(y[i] - y[j]);
        if (overX <= 0 || overY <= 0) {
            return;
        }
        if (overX < overY) {
            double way = x[i] < x[j] ? -1 : 1;
            x[i] += way * overX / 2;
            x[j] -= way * overX / 2;
        } else {
            double way = y[i] < y[j] ? -1 : 1;
            y[i] += way * overY / 2;
            y[j] -= way * overY / 2;
        }
    }

    private boolean overlaps() {
        for (int i = 0; i < x.length; i++) {
            for (int j = i + 1; j < x.length; j++) {
                if (Math.abs(x[i] - x[j]) < CARD_WIDTH - 1 && Math.abs(y[i] - y[j]) < CARD_HEIGHT - 1) {
                    return true;
                }
            }
        }
        return false;
    }

    private double[][] rounded() {
        double[][] places = new double[x.length][];
        for (int i = 0; i < x.length; i++) {
            places[i] = new double[] {Math.rint(x[i]), Math.rint(y[i])};
        }
        return places;
    }
}
