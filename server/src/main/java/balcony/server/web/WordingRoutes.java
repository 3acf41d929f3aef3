package balcony.server.web;

import balcony.server.access.Member;
import balcony.server.access.Members;
import balcony.server.history.WordedText;
import balcony.server.history.Wording;
import balcony.server.journal.PersonId;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;
import java.util.Optional;

/** How a map's question and the statements of its ambitions were worded over time. Not for guests. */
public final class WordingRoutes implements Routes {
    private final Callers callers;
    private final Members members;
    private final Pasts pasts;

    public WordingRoutes(Callers callers, Members members, Pasts pasts) {
        this.callers = callers;
        this.members = members;
        this.pasts = pasts;
    }

    @Override
    public void addTo(Router router) {
        router.get("/api/maps/:map/wordings").handler(Answers.json(200, this::wordings));
    }

    private Future<JsonObject> wordings(RoutingContext context) {
        WordedText text = Optional.ofNullable(context.request().getParam("of"))
                .flatMap(WordedText::parse)
                .orElseThrow(() -> Problem.badRequest("“of” is question, title, or ambitions/ID.")
                        .asException());
        return HistoryRoutes.insider(callers, context)
                .compose(grant -> pasts.ask(grant, (history, map) -> {
                    Map<PersonId, Member> people = members.everyone(grant.map());
                    JsonArray list = new JsonArray();
                    history.wordings(map, text).forEach(wording -> list.add(json(wording, people)));
                    return new JsonObject().put("wordings", list);
                }));
    }

    private static JsonObject json(Wording wording, Map<PersonId, Member> people) {
        Optional<Member> member =
                Optional.ofNullable(people.get(wording.change().person()));
        JsonObject json = new JsonObject()
                .put("text", wording.text())
                .put("at", wording.change().receivedAt().toString())
                .put("name", member.map(Member::name).orElse(""));
        member.ifPresent(known -> json.put("person", known.id().value()));
        return json;
    }
}
