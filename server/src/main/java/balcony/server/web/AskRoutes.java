package balcony.server.web;

import balcony.model.AskKind;
import balcony.server.access.Grant;
import balcony.server.access.Role;
import balcony.server.asks.AskBox;
import balcony.server.asks.AskDraft;
import balcony.server.asks.AskId;
import balcony.server.asks.Asks;
import balcony.server.asks.OpenAsk;
import balcony.server.asks.OpenAsk.State;
import balcony.server.asks.Sealed;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** The asks of a map: opened, extended, revealed and cancelled by its enablers, answered by all who draw. */
public final class AskRoutes implements Routes {
    /** From so many voices at most one answer is heard. */
    private static final int MOST_VOICES = 20;

    private final Callers callers;
    private final RequestLimits limits;
    private final AskBox box;
    private final Asks asks;

    public AskRoutes(Callers callers, RequestLimits limits, AskBox box, Asks asks) {
        this.callers = callers;
        this.limits = limits;
        this.box = box;
        this.asks = asks;
    }

    @Override
    public void addTo(Router router) {
        String one = "/api/maps/:map/asks/:ask";
        router.get("/api/maps/:map/asks").handler(Answers.json(200, this::list));
        router.post("/api/maps/:map/asks").handler(limits.body()).handler(Answers.json(201, this::open));
        router.patch(one).handler(limits.body()).handler(Answers.done(this::extend));
        router.put(one + "/answer").handler(limits.body()).handler(Answers.done(this::answer));
        router.post(one + "/heard").handler(limits.body()).handler(Answers.done(this::hear));
        router.delete(one + "/heard").handler(Answers.done(this::forgetHeard));
        router.post(one + "/reveal").handler(limits.body()).handler(Answers.done(this::reveal));
        router.post(one + "/cancel").handler(limits.body()).handler(Answers.done(this::cancel));
    }

    private Future<JsonObject> list(RoutingContext context) {
        return HistoryRoutes.insider(callers, context)
                .compose(grant -> context.vertx().executeBlocking(() -> list(grant), false));
    }

    private JsonObject list(Grant grant) {
        JsonArray list = new JsonArray();
        box.of(grant.map()).forEach(ask -> list.add(json(ask, grant)));
        return new JsonObject().put("asks", list);
    }

    /** Of an unattributed ask one's own answer is not shown again: a receipt could be demanded. */
    private JsonObject json(OpenAsk ask, Grant grant) {
        AskDraft draft = ask.draft();
        JsonObject json = new JsonObject()
                .put("id", ask.id().text())
                .put("prompt", draft.prompt())
                .put("kind", draft.kind().word())
                .put("options", new JsonArray(draft.options()))
                .put("unattributed", draft.unattributed())
                .put("countShown", draft.countShown())
                .put("state", word(ask.state()))
                .put("openedAt", ask.openedAt().toString());
        draft.closesAt().ifPresent(until -> json.put("closesAt", until.toString()));
        if (ask.state() == State.OPEN) {
            Optional<List<Sealed>> mine = box.answerOf(ask, grant.person());
            json.put("answered", mine.isPresent());
            json.put("heard", box.heardBy(ask, grant.person()));
            if (draft.countShown()) {
                json.put("count", box.count(ask));
            }
            if (!draft.unattributed()) {
                mine.ifPresent(answers -> json.put("mine", json(answers)));
            }
        }
        return json;
    }

    private static JsonArray json(List<Sealed> answers) {
        JsonArray list = new JsonArray();
        answers.forEach(answer -> {
            JsonObject json = new JsonObject().put("text", answer.text());
            answer.value().ifPresent(value -> json.put("value", value));
            list.add(json);
        });
        return list;
    }

    /** One that is about to be opened takes answers no more, which is all that a page needs to know. */
    private static String word(State state) {
        return switch (state) {
            case OPEN -> "open";
            case OPENING, REVEALED -> "revealed";
            case CANCELLED -> "cancelled";
        };
    }

    private Future<JsonObject> open(RoutingContext context) {
        JsonBody body = JsonBody.of(context);
        return enabler(context)
                .compose(grant -> Answers.later(context, asks.open(grant, draft(body)))
                        .compose(ask -> context.vertx().executeBlocking(() -> json(ask, grant), false)));
    }

    private static AskDraft draft(JsonBody body) {
        String kind = body.text("kind").orElse(AskKind.WORDS.word());
        return new AskDraft(
                body.requiredText("prompt"),
                Arrays.stream(AskKind.values())
                        .filter(known -> known.word().equals(kind))
                        .findFirst()
                        .orElseThrow(() -> Problem.badRequest("“kind” is words, stance, sign, place or rank.")
                                .asException()),
                body.texts("options").orElse(List.of()),
                body.flag("unattributed").orElse(false),
                body.flag("countShown").orElse(true),
                body.time("closesAt"));
    }

    private Future<Void> extend(RoutingContext context) {
        JsonBody body = JsonBody.of(context);
        return enabler(context)
                .compose(
                        grant -> Answers.later(context, asks.extend(grant.map(), ask(context), body.time("closesAt"))));
    }

    private Future<Void> answer(RoutingContext context) {
        JsonBody body = JsonBody.of(context);
        List<Sealed> answers = answers(body);
        return drawer(context).compose(grant -> Answers.later(context, asks.answer(grant, ask(context), answers)));
    }

    private Future<Void> hear(RoutingContext context) {
        JsonBody body = JsonBody.of(context);
        List<Sealed> answers = answers(body);
        List<String> voices = body.texts("voices", MOST_VOICES).orElse(List.of());
        return drawer(context)
                .compose(grant -> Answers.later(context, asks.hear(grant, ask(context), voices, answers)));
    }

    private Future<Void> forgetHeard(RoutingContext context) {
        return drawer(context).compose(grant -> Answers.later(context, asks.forgetHeard(grant, ask(context))));
    }

    private static List<Sealed> answers(JsonBody body) {
        return body
                .objects("answers")
                .orElseThrow(() -> Problem.badRequest("“answers” is missing.").asException())
                .stream()
                .map(one -> new Sealed(one.text("text").orElse(""), one.text("value")))
                .toList();
    }

    private Future<Void> reveal(RoutingContext context) {
        return ended(context, grant -> asks.reveal(grant.person(), grant.map(), ask(context)));
    }

    private Future<Void> cancel(RoutingContext context) {
        return ended(context, grant -> asks.cancel(grant.person(), grant.map(), ask(context)));
    }

    private Future<Void> ended(
            RoutingContext context, java.util.function.Function<Grant, CompletionStage<Void>> ending) {
        return enabler(context).compose(grant -> Answers.later(context, ending.apply(grant)));
    }

    private Future<Grant> enabler(RoutingContext context) {
        return with(context, role -> role == Role.ENABLER, "Only an enabler of this map asks everyone.");
    }

    private Future<Grant> drawer(RoutingContext context) {
        return with(context, Role::mayEdit, "You are watching this map; those who draw answer.");
    }

    private Future<Grant> with(RoutingContext context, java.util.function.Predicate<Role> may, String refusal) {
        return callers.grant(context).map(grant -> {
            if (!may.test(grant.role())) {
                throw Problem.forbidden(refusal).asException();
            }
            limits.person(grant.person());
            return grant;
        });
    }

    private static AskId ask(RoutingContext context) {
        return new AskId(context.pathParam("ask"));
    }
}
