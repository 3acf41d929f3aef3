package balcony.server.web.plain;

import balcony.model.SystemMap;
import balcony.server.access.Access;
import balcony.server.access.Grant;
import balcony.server.access.Member;
import balcony.server.access.Membership;
import balcony.server.access.NextSession;
import balcony.server.access.Presence;
import balcony.server.access.Session;
import balcony.server.asks.AskBox;
import balcony.server.asks.AskId;
import balcony.server.asks.Asks;
import balcony.server.asks.OpenAsk.State;
import balcony.server.course.Course;
import balcony.server.course.CourseBook;
import balcony.server.history.History;
import balcony.server.history.MapKey;
import balcony.server.history.PastEvent;
import balcony.server.journal.MapId;
import balcony.server.journal.PersonId;
import balcony.server.web.Answers;
import balcony.server.web.Pasts;
import balcony.server.web.Problem;
import balcony.server.web.plain.AskView.Waiting;
import balcony.server.web.plain.RoomView.Room;
import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What the page about a group's map asks of the server. */
public final class PlainRoom {
    /** Lines about what happened last. */
    private static final int LINES = 5;

    /** So many changes are looked at for them: moves are left out, as they say little in words. */
    private static final int LOOKED_AT = 12;

    private static final String MOVE = "move";

    private final Access access;
    private final Pasts pasts;
    private final Presence presence;
    private final AskBox box;
    private final Asks asks;
    private final CourseBook courses;
    private final InstantSource clock;

    public PlainRoom(
            Access access,
            Pasts pasts,
            Presence presence,
            AskBox box,
            Asks asks,
            CourseBook courses,
            InstantSource clock) {
        this.courses = courses;
        this.clock = clock;
        this.box = box;
        this.asks = asks;
        this.access = access;
        this.pasts = pasts;
        this.presence = presence;
    }

    Future<List<Membership>> maps(RoutingContext context, Session session) {
        return context.vertx().executeBlocking(() -> access.maps().of(session.person()), false);
    }

    /** The map of an id as this person sees it; empty if they are not in it. */
    Future<Optional<Room>> at(RoutingContext context, Session session, MapId map, Optional<String> problem) {
        return context.vertx()
                .executeBlocking(() -> access.maps().of(session.person(), map), false)
                .compose(found -> found.isEmpty()
                        ? Future.succeededFuture(Optional.empty())
                        : room(context, session, found.get())
                                .compose(room -> context.vertx().executeBlocking(() -> whole(room, problem), false))
                                .map(Optional::of));
    }

    private Room whole(Room room, Optional<String> problem) {
        Grant grant = room.mine().grant();
        Course course = grant.role().maySync() ? courses.of(grant.map()) : Course.NONE;
        return room.with(waiting(room.mine()), problem, next(room.mine()), course, clock.instant());
    }

    private Optional<NextSession> next(Membership mine) {
        return mine.grant().role().maySync()
                ? access.nextSessions()
                        .of(mine.map().id())
                        .filter(session -> session.end().isAfter(clock.instant()))
                : Optional.empty();
    }

    /** The open questions, whatever else of the map can be read just now. */
    private List<Waiting> waiting(Membership mine) {
        if (!mine.grant().role().mayEdit()) {
            return List.of();
        }
        return box.of(mine.map().id()).stream()
                .filter(ask -> ask.state() == State.OPEN)
                .map(ask -> new Waiting(
                        ask, box.answerOf(ask, mine.grant().person()).isPresent()))
                .toList();
    }

    /** Keeps what a form says as an answer. */
    Future<Void> answer(RoutingContext context, Session session, MapId map, AskId id) {
        return context.vertx()
                .executeBlocking(() -> grant(session, map), false)
                .compose(grant -> context.vertx()
                        .executeBlocking(() -> box.find(map, id), false)
                        .compose(ask -> Answers.later(
                                context,
                                asks.answer(
                                        grant,
                                        id,
                                        PlainAnswer.of(ask, context.request().formAttributes())))));
    }

    private Grant grant(Session session, MapId map) {
        Grant grant = access.gate()
                .grant(session.person(), map)
                .orElseThrow(() -> Problem.noSuchMap().asException());
        if (!grant.role().mayEdit()) {
            throw Problem.forbidden("You are watching this map; those who draw answer.")
                    .asException();
        }
        return grant;
    }

    private Future<Room> room(RoutingContext context, Session session, Membership mine) {
        MapId map = mine.map().id();
        String code = access.persons().returnCode(session.person());
        return Answers.later(context, presence.here(map))
                .compose(here -> pasts.ask(map, (history, key) -> read(history, key, mine, here, code))
                        .recover(unreadable ->
                                Future.succeededFuture(new Room(mine, Optional.empty(), List.of(), List.of(), code))));
    }

    private Room read(History history, MapKey key, Membership mine, Set<PersonId> here, String code) {
        SystemMap map = SystemMap.from(history.tree(key, history.heads(key)));
        if (!mine.grant().role().maySync()) {
            return new Room(mine, Optional.of(map), List.of(), List.of(), code);
        }
        Map<PersonId, Member> people = access.members().everyone(key.map());
        List<String> names = people.values().stream()
                .filter(member -> here.contains(member.person()))
                .map(Member::name)
                .sorted()
                .toList();
        List<String> latest = history.latest(key, LOOKED_AT).stream()
                .filter(event -> !event.change().message().equals(MOVE))
                .limit(LINES)
                .map(event -> sentence(event, people))
                .toList();
        return new Room(mine, Optional.of(map), names, latest, code);
    }

    private static String sentence(PastEvent event, Map<PersonId, Member> people) {
        return event.sentence(Optional.ofNullable(people.get(event.change().person()))
                .map(Member::name)
                .orElse(""));
    }
}
