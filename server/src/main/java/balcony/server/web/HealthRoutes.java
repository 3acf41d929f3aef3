package balcony.server.web;

import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;

/** Whether the server lives, whether it can do its work, and which version it is. */
public final class HealthRoutes implements Routes {
    /** A part that readiness depends on. */
    public interface Check {
        /** The part's name in the answer. */
        String name();

        /** How it does; never blocks. */
        State state();
    }

    /** How a part does: {@code DEGRADED} takes something from people but not their drawing, {@code DOWN} does. */
    public enum State {
        UP,
        DEGRADED,
        DOWN
    }

    private static final int READY = 200;
    private static final int NOT_READY = 503;

    private final String version;
    private final List<Check> checks;

    public HealthRoutes(String version, List<Check> checks) {
        this.version = version;
        this.checks = List.copyOf(checks);
    }

    @Override
    public void addTo(Router router) {
        router.get("/livez").handler(context -> context.json(new JsonObject().put("status", "up")));
        router.get("/readyz").handler(this::ready);
        router.get("/version").handler(context -> context.json(new JsonObject().put("version", version)));
    }

    private void ready(RoutingContext context) {
        State worst = State.UP;
        JsonObject parts = new JsonObject();
        for (Check check : checks) {
            State state = check.state();
            parts.put(check.name(), word(state));
            worst = state.compareTo(worst) > 0 ? state : worst;
        }
        context.response().setStatusCode(worst == State.DOWN ? NOT_READY : READY);
        context.json(new JsonObject().put("status", word(worst)).put("parts", parts));
    }

    private static String word(State state) {
        return state.name().toLowerCase(java.util.Locale.ROOT);
    }
}
