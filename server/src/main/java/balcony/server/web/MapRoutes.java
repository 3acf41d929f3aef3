package balcony.server.web;

import balcony.model.VoiceKind;
import balcony.model.Word;
import balcony.server.access.Role;
import balcony.server.maps.MapDraft;
import balcony.server.maps.MapMaker;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Optional;

/** A map as a whole: made, and read as it is or was. */
public final class MapRoutes implements Routes {
    private final MapMaker maker;
    private final Callers callers;
    private final RequestLimits limits;
    private final Pasts pasts;

    public MapRoutes(MapMaker maker, Callers callers, RequestLimits limits, Pasts pasts) {
        this.maker = maker;
        this.callers = callers;
        this.limits = limits;
        this.pasts = pasts;
    }

    @Override
    public void addTo(Router router) {
        router.post("/api/maps").handler(limits.body()).handler(Answers.json(201, this::make));
        router.get("/api/maps/:map").handler(this::read);
    }

    private Future<JsonObject> make(RoutingContext context) {
        JsonBody body = JsonBody.of(context);
        return callers.required(context).compose(session -> {
            limits.person(session.person());
            return Answers.later(context, maker.make(session.person(), draft(body)))
                    .map(MapRoutes::made);
        });
    }

    private static MapDraft draft(JsonBody body) {
        List<MapDraft.Voice> voices = body.objects("voices").orElse(List.of()).stream()
                .map(voice -> new MapDraft.Voice(voice.requiredText("name"), kind(voice.text("kind"))))
                .toList();
        return new MapDraft(body.requiredText("title"), body.text("question").orElse(""), voices);
    }

    private static VoiceKind kind(Optional<String> word) {
        return word.map(given -> Word.of(VoiceKind.class, given)
                        .orElseThrow(() -> Problem.badRequest(
                                        "The kind of a voice is agency, community, lived-experience, self or other.")
                                .asException()))
                .orElse(VoiceKind.OTHER);
    }

    private static JsonObject made(MapMaker.Made made) {
        return new JsonObject()
                .put("id", made.map().map().value())
                .put("document", made.document().text())
                .put("url", made.document().url())
                .put("member", made.map().member().value())
                .put("recoveryCode", made.map().recoveryCode());
    }

    private void read(RoutingContext context) {
        Optional<String> at = Optional.ofNullable(context.request().getParam("at"));
        callers.grant(context)
                .compose(grant -> {
                    if (at.isPresent() && grant.role() == Role.GUEST) {
                        throw Problem.forbidden("Guests see a map as it is now.")
                                .asException();
                    }
                    return pasts.ask(grant, (history, map) -> history.read(map, pasts.heads(map, at)));
                })
                .onFailure(context::fail)
                .onSuccess(json -> context.response()
                        .putHeader("Content-Type", "application/json")
                        .putHeader("Cache-Control", "no-store")
                        .end(Buffer.buffer(json)));
    }
}
