package balcony.server.web;

import balcony.server.access.AccessRefused;
import balcony.server.asks.AskRefused;
import balcony.server.asks.Asks;
import balcony.server.journal.DamagedMap;
import balcony.server.journal.StorageFailed;
import balcony.server.maps.BadInput;
import balcony.server.reader.ReaderException;
import io.vertx.core.Handler;
import io.vertx.core.json.DecodeException;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.HttpException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns whatever ended a request into {@code application/problem+json}: the one place where errors become HTTP. */
final class Problems implements Handler<RoutingContext> {
    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);
    private static final String CONTENT_TYPE = "application/problem+json";
    private static final int SERVER_FAULT = 500;

    @Override
    public void handle(RoutingContext context) {
        Problem problem = of(context.failure(), context.statusCode());
        if (problem.status() >= SERVER_FAULT) {
            LOG.error(
                    "request failed method={} path={}",
                    context.request().method(),
                    context.normalizedPath(),
                    context.failure());
        }
        if (context.response().ended() || context.response().headWritten()) {
            context.request().connection().close();
            return;
        }
        context.response()
                .setStatusCode(problem.status())
                .putHeader("Content-Type", CONTENT_TYPE)
                .end(problem.json().toBuffer());
    }

    /** The path is not logged beyond its normal form and the query never: a ticket may stand there. */
    static Problem of(@Nullable Throwable failure, int statusCode) {
        Throwable cause = failure;
        while ((cause instanceof CompletionException || cause instanceof ExecutionException)
                && cause.getCause() != null) {
            cause = cause.getCause();
        }
        if (cause instanceof ProblemException known) {
            return known.problem();
        }
        if (cause instanceof AccessRefused refused) {
            return Refusals.problem(refused.refusal());
        }
        if (cause instanceof AskRefused refused) {
            return ofAsk(refused.why());
        }
        if (cause instanceof DamagedMap) {
            return Problem.damagedMap();
        }
        if (cause instanceof StorageFailed) {
            return Problem.unavailable("The server's storage does not answer; try again soon.");
        }
        if (cause instanceof ReaderException unread) {
            return new Problem(503, "unreadable", "Not just now", unread.getMessage() + ".");
        }
        if (cause instanceof BadInput input) {
            return Problem.badRequest(input.reason() + ".");
        }
        if (cause instanceof DecodeException) {
            return Problem.badRequest("The body is not the JSON that this address takes.");
        }
        return ofStatus(cause instanceof HttpException http ? http.getStatusCode() : statusCode);
    }

    private static Problem ofAsk(AskRefused.Why why) {
        return switch (why) {
            case NO_SUCH_ASK -> Problem.notFound("There is no such question in this map.");
            case CLOSED ->
                Problem.conflict("ask-closed", "The answers to this question were opened, or it was taken back.");
            case TOO_FEW ->
                Problem.conflict(
                        "too-few-answers",
                        "Answers without voices are opened from " + Asks.FEWEST_UNATTRIBUTED
                                + " people on: fewer would tell who said what.");
            case TOO_MANY_OPEN ->
                Problem.conflict("too-many-asks", "Too many questions are open. Open their answers, or take one back.");
            case OWN_ONLY ->
                Problem.conflict(
                        "own-answers-only",
                        "This question is answered without voices, so everybody answers only for themselves.");
            case TOO_MANY_HEARD ->
                Problem.conflict("too-many-heard", "No more answers can be written down for others to this question.");
        };
    }

    private static Problem ofStatus(int status) {
        return switch (status) {
            case 400 -> Problem.badRequest("The server does not understand this request.");
            case 401 -> Problem.notSignedIn();
            case 403 -> Problem.forbidden("You may not do this.");
            case 404 -> Problem.notFound("Nothing lives at this address.");
            case 405 -> new Problem(405, "wrong-method", "Not this way", "This address does not take this method.");
            case 413 -> Problem.tooLarge();
            case 415 ->
                new Problem(
                        415, "wrong-type", "Not this kind of body", "This address does not take this kind of body.");
            case 503 -> Problem.unavailable("The server cannot do this just now; try again soon.");
            default -> Problem.broken();
        };
    }
}
