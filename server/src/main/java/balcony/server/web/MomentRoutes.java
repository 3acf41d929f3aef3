package balcony.server.web;

import balcony.server.access.Grant;
import balcony.server.access.Role;
import balcony.server.crdt.ChangeHash;
import balcony.server.journal.MomentLog;
import balcony.server.journal.StoredMoment;
import balcony.server.maps.MomentDraft;
import balcony.server.maps.MomentMarker;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Optional;

/** The moments of a map: listed for its members, marked by its enablers. */
public final class MomentRoutes implements Routes {
    private final Callers callers;
    private final RequestLimits limits;
    private final MomentLog moments;
    private final MomentMarker marker;
    private final Pasts pasts;

    public MomentRoutes(Callers callers, RequestLimits limits, MomentLog moments, MomentMarker marker, Pasts pasts) {
        this.callers = callers;
        this.limits = limits;
        this.moments = moments;
        this.marker = marker;
        this.pasts = pasts;
    }

    @Override
    public void addTo(Router router) {
        router.get("/api/maps/:map/moments").handler(Answers.json(200, this::list));
        router.post("/api/maps/:map/moments").handler(limits.body()).handler(Answers.json(201, this::mark));
    }

    private Future<JsonObject> list(RoutingContext context) {
        return HistoryRoutes.insider(callers, context)
                .compose(grant -> context.vertx().executeBlocking(() -> moments.list(grant.map()), false))
                .map(all -> {
                    JsonArray list = new JsonArray();
                    all.forEach(moment -> list.add(json(moment)));
                    return new JsonObject().put("moments", list);
                });
    }

    private Future<JsonObject> mark(RoutingContext context) {
        JsonBody body = JsonBody.of(context);
        return callers.grant(context).compose(grant -> {
            if (grant.role() != Role.ENABLER) {
                throw Problem.forbidden("Only an enabler of this map marks moments.")
                        .asException();
            }
            limits.person(grant.person());
            return heads(grant, body.texts("heads"))
                    .compose(heads -> Answers.later(context, marker.mark(grant, draft(body, heads))))
                    .map(MomentRoutes::json);
        });
    }

    private static MomentDraft draft(JsonBody body, Optional<List<ChangeHash>> heads) {
        return new MomentDraft(
                body.requiredText("title"),
                body.text("narration").orElse(""),
                heads,
                body.text("kind").orElse("moment"));
    }

    private Future<Optional<List<ChangeHash>>> heads(Grant grant, Optional<List<String>> hex) {
        if (hex.isEmpty()) {
            return Future.succeededFuture(Optional.empty());
        }
        return pasts.ask(
                grant, (history, map) -> Optional.of(pasts.heads(map, Optional.of(String.join(",", hex.get())))));
    }

    private static JsonObject json(StoredMoment moment) {
        return new JsonObject()
                .put("id", moment.id())
                .put("title", moment.title())
                .put("narration", moment.narration())
                .put("heads", HistoryRoutes.hex(moment.heads()))
                .put("at", moment.at().toString())
                .put("by", moment.member().value())
                .put("kind", moment.kind());
    }
}
