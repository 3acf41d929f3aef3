package balcony.server.web;

import balcony.exchange.ImportPlan;
import balcony.server.access.Grant;
import balcony.server.maps.MapImporter;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Files of other tools, into a map; and the map as a file. */
public final class ImportRoutes implements Routes {
    private static final Pattern FILE_NAME = Pattern.compile("filename=\"?([^\";]+)\"?");

    private final Callers callers;
    private final RequestLimits limits;
    private final MapImporter importer;
    private final Pasts pasts;

    public ImportRoutes(Callers callers, RequestLimits limits, MapImporter importer, Pasts pasts) {
        this.callers = callers;
        this.limits = limits;
        this.importer = importer;
        this.pasts = pasts;
    }

    @Override
    public void addTo(Router router) {
        router.post("/api/maps/:map/import").handler(limits.file()).handler(Answers.json(200, this::bringIn));
        router.get("/api/maps/:map/export").handler(this::export);
    }

    private Future<JsonObject> bringIn(RoutingContext context) {
        Buffer file = Optional.ofNullable(context.body().buffer()).orElseGet(Buffer::buffer);
        boolean preview = "true".equals(context.request().getParam("preview"));
        return callers.grant(context).compose(grant -> {
            if (!grant.role().mayEdit()) {
                throw Problem.forbidden("Only those who draw in this map may import into it.")
                        .asException();
            }
            if (!"kumu".equals(context.request().getParam("format"))) {
                throw Problem.badRequest("“format” is kumu.").asException();
            }
            limits.person(grant.person());
            return plan(context, grant, file)
                    .compose(plan ->
                            preview ? Future.succeededFuture(plan) : Answers.later(context, importer.run(grant, plan)))
                    .map(plan -> new JsonObject(plan.toTree()));
        });
    }

    private Future<ImportPlan> plan(RoutingContext context, Grant grant, Buffer file) {
        String name = fileName(context);
        return pasts.ask(grant, (history, map) -> importer.plan(map, grant, file.getBytes(), name));
    }

    private static String fileName(RoutingContext context) {
        return Optional.ofNullable(context.request().getParam("name"))
                .or(() -> Optional.ofNullable(context.request().getHeader("Content-Disposition"))
                        .map(FILE_NAME::matcher)
                        .filter(Matcher::find)
                        .map(matcher -> matcher.group(1)))
                .orElse("");
    }

    private void export(RoutingContext context) {
        Optional<String> at = Optional.ofNullable(context.request().getParam("at"));
        HistoryRoutes.insider(callers, context)
                .compose(grant -> {
                    if (!"json".equals(context.request().getParam("format", "json"))) {
                        throw Problem.badRequest("“format” is json.").asException();
                    }
                    return pasts.ask(grant, (history, map) -> history.read(map, pasts.heads(map, at)));
                })
                .onFailure(context::fail)
                .onSuccess(json -> context.response()
                        .putHeader("Content-Type", "application/json")
                        .putHeader("Content-Disposition", "attachment; filename=\"map.json\"")
                        .putHeader("Cache-Control", "no-store")
                        .end(Buffer.buffer(json)));
    }
}
