package balcony.server.web;

import balcony.server.access.Conduct;
import balcony.server.access.ConductChange;
import balcony.server.access.Conducts;
import balcony.server.access.MapRecord;
import balcony.server.journal.MapId;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.ArrayList;
import java.util.List;

/** Who draws in a map just now: read by its members, decided by its enablers. */
public final class ConductRoutes implements Routes {
    private static final int LONGEST_ID = 128;

    private final Conducts conducts;
    private final Callers callers;
    private final RequestLimits limits;

    public ConductRoutes(Conducts conducts, Callers callers, RequestLimits limits) {
        this.conducts = conducts;
        this.callers = callers;
        this.limits = limits;
    }

    @Override
    public void addTo(Router router) {
        router.get("/api/maps/:map/conduct").handler(Answers.json(200, this::read));
        router.patch("/api/maps/:map/conduct").handler(limits.body()).handler(Answers.json(200, this::change));
    }

    private Future<JsonObject> read(RoutingContext context) {
        return callers.grant(context).compose(grant -> {
            if (!grant.role().maySync()) {
                throw Problem.forbidden("Guests do not see who draws in a map.").asException();
            }
            return context.vertx()
                    .executeBlocking(() -> conducts.of(grant.map()), false)
                    .map(ConductRoutes::json);
        });
    }

    private Future<JsonObject> change(RoutingContext context) {
        JsonBody body = JsonBody.of(context);
        ConductChange change = new ConductChange(body.flag("handsOff"), records(body, "lock"), records(body, "unlock"));
        MapId map = new MapId(context.pathParam("map"));
        return callers.required(context).compose(session -> {
            limits.person(session.person());
            return Answers.later(context, conducts.change(session.person(), map, change))
                    .map(ConductRoutes::json);
        });
    }

    /** {@code {"elements": ["id", …], …}}. */
    private static List<MapRecord> records(JsonBody body, String name) {
        List<MapRecord> records = new ArrayList<>();
        body.object(name).ifPresent(byCollection -> {
            for (String collection : byCollection.names()) {
                if (!Conduct.LOCKABLE.contains(collection)) {
                    throw Problem.badRequest("“" + collection + "” is not a part of a map whose records can be locked.")
                            .asException();
                }
                byCollection
                        .texts(collection, Conduct.MOST_LOCKS)
                        .orElse(List.of())
                        .forEach(id -> records.add(new MapRecord(collection, checked(id))));
            }
        });
        return records;
    }

    private static String checked(String id) {
        if (id.isEmpty() || id.length() > LONGEST_ID) {
            throw Problem.badRequest("An id has 1 to " + LONGEST_ID + " characters.")
                    .asException();
        }
        return id;
    }

    private static JsonObject json(Conduct conduct) {
        JsonObject json = new JsonObject().put("handsOff", conduct.handsOff().isPresent());
        conduct.handsOff().ifPresent(decision -> put(json, decision));
        JsonArray locks = new JsonArray();
        conduct.locks()
                .forEach((collection, records) -> records.forEach((id, decision) -> locks.add(
                        put(new JsonObject().put("collection", collection).put("id", id), decision))));
        return json.put("locks", locks);
    }

    private static JsonObject put(JsonObject json, Conduct.Decision decision) {
        return json.put("by", decision.by().value()).put("at", decision.at().toString());
    }
}
