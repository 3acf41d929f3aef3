package balcony.server.web;

import balcony.server.reader.Reader;

/** Whether maps can be read and replayed: while they cannot, drawing together goes on. */
public final class ReaderCheck implements HealthRoutes.Check {
    private final Reader reader;

    public ReaderCheck(Reader reader) {
        this.reader = reader;
    }

    @Override
    public String name() {
        return "reader";
    }

    @Override
    public HealthRoutes.State state() {
        return reader.isUp() ? HealthRoutes.State.UP : HealthRoutes.State.DEGRADED;
    }
}
