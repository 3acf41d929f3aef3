package balcony.server.web;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/** Makes handlers of functions that answer later with JSON, or with nothing. */
public final class Answers {
    private static final int NO_CONTENT = 204;
    private static final int SERVER_FAULT = 500;

    private Answers() {}

    /** A handler that answers with this status and the JSON; a failure goes to the problem mapper. */
    public static Handler<RoutingContext> json(int status, Function<RoutingContext, Future<JsonObject>> work) {
        return context -> run(context, work)
                .onSuccess(body -> context.response()
                        .setStatusCode(status)
                        .putHeader("Content-Type", "application/json")
                        .putHeader("Cache-Control", "no-store")
                        .end(body.toBuffer()));
    }

    /** A handler that answers 204 once the work is done. */
    public static Handler<RoutingContext> done(Function<RoutingContext, Future<?>> work) {
        return context -> run(context, work)
                .onSuccess(
                        nothing -> context.response().setStatusCode(NO_CONTENT).end());
    }

    /** How a failure is told to whoever asked. */
    public static Problem problem(Throwable failure) {
        return Problems.of(failure, SERVER_FAULT);
    }

    private static <F extends Future<?>> F run(RoutingContext context, Function<RoutingContext, F> work) {
        F answer = work.apply(context);
        answer.onFailure(context::fail);
        return answer;
    }

    /** A stage of another part, back on this request's event loop. */
    public static <T> Future<T> later(RoutingContext context, CompletionStage<T> stage) {
        return Future.fromCompletionStage(stage, context.vertx().getOrCreateContext());
    }
}
