package balcony.server.web;

/** Not ready any more once the server is about to stop, so that whoever distributes people sends no more of them. */
public final class DrainCheck implements HealthRoutes.Check {
    private volatile boolean draining;

    /** From now on the server takes nobody new. */
    public void begin() {
        draining = true;
    }

    @Override
    public String name() {
        return "staying";
    }

    @Override
    public HealthRoutes.State state() {
        return draining ? HealthRoutes.State.DOWN : HealthRoutes.State.UP;
    }
}
