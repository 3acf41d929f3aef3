package balcony.server.web.plain;

import static j2html.TagCreator.*;

import balcony.model.AskState;
import balcony.model.Bundle;
import balcony.model.Element;
import balcony.model.ElementId;
import balcony.model.Stakeholder;
import balcony.model.SystemMap;
import balcony.server.access.Membership;
import balcony.server.access.NextSession;
import balcony.server.course.Course;
import balcony.server.web.plain.AskView.Waiting;
import j2html.tags.DomContent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Where a group is, on one page: its question, who is here, what happened last, and the map in words. */
final class RoomView {
    private RoomView() {}

    /**
     * What the page tells.
     *
     * @param mine the reader's own place in the map
     * @param map the map now; empty while it cannot be read
     * @param asks the questions that wait for an answer; none for who only watches
     * @param here the names of those who have it open, empty for guests
     * @param latest what happened last, in words, the latest first; empty for guests
     * @param returnCode brings the reader back as themselves
     * @param problem what was wrong with what they sent
     * @param next when the group meets next, if that is yet to come
     * @param course how far the group is; nothing for guests
     * @param at when that is so
     */
    record Room(
            Membership mine,
            Optional<SystemMap> map,
            List<Waiting> asks,
            List<String> here,
            List<String> latest,
            String returnCode,
            Optional<String> problem,
            Optional<NextSession> next,
            Course course,
            Instant at) {

        Room(Membership mine, Optional<SystemMap> map, List<String> here, List<String> latest, String returnCode) {
            this(
                    mine,
                    map,
                    List.of(),
                    here,
                    latest,
                    returnCode,
                    Optional.empty(),
                    Optional.empty(),
                    Course.NONE,
                    Instant.EPOCH);
        }

        Room with(List<Waiting> open, Optional<String> wrong, Optional<NextSession> session, Course now, Instant then) {
            return new Room(mine, map, open, here, latest, returnCode, wrong, session, now, then);
        }
    }

    static String of(Room room) {
        String title = room.map().map(SystemMap::title).orElse(room.mine().map().title());
        String question = room.map().map(SystemMap::question).orElse("");
        List<DomContent> parts = new ArrayList<>();
        parts.add(div(
                        h1(title.isBlank() ? "A map without a title" : title),
                        iff(!question.isBlank(), p(question).withClass("join-question")),
                        p("You are in, " + room.mine().name() + ".").withClass("soft"))
                .withClass("join-head flow-tight"));
        room.problem().ifPresent(words -> parts.add(Frame.problem(words)));
        room.map()
                .flatMap(map -> AgendaView.now(map.agenda(), room.course(), room.at()))
                .ifPresent(parts::add);
        room.asks().forEach(ask -> parts.add(AskView.open(ask)));
        parts.add(div(
                        a("Open the map to draw")
                                .withHref("/map/" + room.mine().map().id().value())
                                .withClass("button button-main"),
                        a("Look again")
                                .withHref("/room/" + room.mine().map().id().value())
                                .withClass("button button-plain"))
                .withClass("button-row"));
        parts.add(p("The drawing needs JavaScript. This page does not: it shows the map in words.")
                .withClass("soft"));
        if (room.mine().grant().role().maySync()) {
            room.next().ifPresent(next -> parts.add(next(room, next)));
            room.map()
                    .flatMap(map -> AgendaView.all(map.agenda(), room.course()))
                    .ifPresent(parts::add);
            parts.add(here(room.here()));
            parts.add(latest(room.latest()));
        }
        room.map().ifPresent(map -> parts.addAll(answered(map)));
        parts.add(room.map()
                .map(RoomView::words)
                .orElseGet(() -> Frame.problem("The map cannot be read just now. Nothing is lost; look again soon.")));
        parts.add(details(
                        summary("My return code"),
                        p("It lets you come back as yourself from any device. Write it down; do not share it."),
                        p(room.returnCode()).withClass("code"))
                .withClass("details"));
        return Frame.of(div(each(parts, part -> part)).withClass("join flow"));
    }

    private static List<DomContent> answered(SystemMap map) {
        return map.asks().values().stream()
                .filter(ask -> ask.state() == AskState.REVEALED)
                .map(AskView::opened)
                .toList();
    }

    private static DomContent next(Room room, NextSession next) {
        return section(
                h2("Next session"),
                NextView.told(next, "/room/" + room.mine().map().id().value() + "/session.ics"));
    }

    private static DomContent here(List<String> here) {
        return section(
                h2("Here now"),
                p(
                        here.isEmpty()
                                ? "Nobody has the map open just now."
                                : PlainWords.count(here.size(), "person has", "people have") + " the map open: "
                                        + String.join(", ", here) + "."));
    }

    private static DomContent latest(List<String> latest) {
        return section(
                h2("What happened last"),
                latest.isEmpty() ? p("Nothing has been drawn yet.") : ol(each(latest, line -> li(line))));
    }

    private static DomContent words(SystemMap map) {
        Map<ElementId, Element> elements = map.visibleElements();
        List<Bundle> bundles = map.bundles().stream().filter(map::isClaimed).toList();
        return section(
                h2("The map in words"),
                iff(elements.isEmpty(), p("There is nothing on the map yet.")),
                listed(
                        PlainWords.count(elements.size(), "thing on the map", "things on the map"),
                        elements.values().stream()
                                .map(RoomView::name)
                                .sorted(Comparator.comparing(name -> name.toLowerCase(java.util.Locale.UK)))
                                .toList()),
                listed(
                        PlainWords.count(bundles.size(), "link", "links") + " between them",
                        bundles.stream()
                                .map(bundle -> link(elements, bundle))
                                .sorted()
                                .toList()),
                listed(
                        PlainWords.count(map.stakeholders().size(), "stakeholder", "stakeholders"),
                        map.stakeholders().values().stream()
                                .map(Stakeholder::name)
                                .filter(name -> !name.isBlank())
                                .sorted()
                                .toList()));
    }

    private static DomContent listed(String heading, List<String> lines) {
        return iff(
                !lines.isEmpty(),
                details(summary(heading), ul(each(lines, line -> li(line)))).withClass("details"));
    }

    private static String link(Map<ElementId, Element> elements, Bundle bundle) {
        return PlainWords.link(name(elements.get(bundle.from())), name(elements.get(bundle.to())), bundle);
    }

    private static String name(@org.jspecify.annotations.Nullable Element element) {
        return element == null || element.label().isBlank() ? "something without a name" : element.label();
    }

    /** The maps of somebody whom this browser knows. */
    static String maps(List<Membership> mine) {
        return Frame.of(div(
                        h1("My maps"),
                        mine.isEmpty()
                                ? p("You are in no map yet.")
                                : ul(each(
                                        mine,
                                        one -> li(a(one.map().title().isBlank()
                                                        ? "A map without a title"
                                                        : one.map().title())
                                                .withHref("/room/"
                                                        + one.map().id().value())))),
                        p(a("Join a map with a code").withHref("/join")))
                .withClass("flow page-narrow"));
    }

    /** For who is not in the map, and for a map that is not there: one page. */
    static String missing() {
        return Frame.of(div(
                        h1("We can’t find this map, or you’re not in it"),
                        p(
                                "If you were invited, open the link again, or type the code that is on the screen in the room."),
                        p(a("Join a map with a code").withHref("/join")))
                .withClass("flow page-narrow"));
    }
}
