package balcony.server.web.plain;

import static j2html.TagCreator.*;

import balcony.exchange.MapSvg;
import balcony.model.Bundle;
import balcony.model.Element;
import balcony.model.ElementId;
import balcony.model.SystemMap;
import balcony.server.journal.StoredMoment;
import j2html.tags.DomContent;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** A map for those who are not in it: its picture, the same in words, and the moments that the group published. Nothing of people or voices. */
final class GuestView {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.UK);

    private GuestView() {}

    /**
     * What the page tells.
     *
     * @param map as it is now, or was at a moment
     * @param moment the moment that is shown; empty for now
     * @param published all that may be seen, the latest first
     * @param here the address of the page of now
     */
    record Seen(SystemMap map, Optional<StoredMoment> moment, List<StoredMoment> published, Instant now, String here) {}

    static String of(Seen seen) {
        SystemMap map = seen.map();
        String title = titleOf(map);
        return Frame.of(div(
                        div(
                                        each(
                                                seen.moment().stream().toList(),
                                                moment -> p(text("A moment of “" + title + "”"))
                                                        .withClass("soft")),
                                        h1(seen.moment()
                                                .map(StoredMoment::title)
                                                .orElse(title)),
                                        iff(
                                                !map.question().isBlank(),
                                                p(map.question()).withClass("join-question")),
                                        p("As of "
                                                        + day(seen.moment()
                                                                .map(StoredMoment::at)
                                                                .orElse(seen.now())))
                                                .withClass("soft"))
                                .withClass("join-head flow-tight"),
                        each(
                                seen.moment().map(StoredMoment::narration).stream()
                                        .filter(words -> !words.isBlank())
                                        .toList(),
                                words -> p(words).withClass("said")),
                        picture(map),
                        words(map),
                        moments(seen),
                        p("You see the picture that a group drew of its system, and the moments that it chose to show. Who"
                                        + " drew what, and how it changed, is not part of it.")
                                .withClass("soft small"))
                .withClass("guest flow"));
    }

    private static DomContent picture(SystemMap map) {
        if (map.visibleElements().isEmpty()) {
            return p("There is nothing on the map yet.");
        }
        return div(
                div(rawHtml(MapSvg.of(map)))
                        .withClass("guest-picture")
                        .withTabindex(0)
                        .attr("role", "region")
                        .attr("aria-label", "The map as a picture; the same in words follows"),
                p("+ on a line: more of the one leads to more of the other. − : more leads to less. Two lines with both:"
                                + " voices differ. A hollow line: one voice says so. Two bars: it takes a while to show.")
                        .withClass("soft small"));
    }

    private static DomContent words(SystemMap map) {
        Map<ElementId, Element> elements = map.visibleElements();
        List<String> names =
                elements.values().stream().map(GuestView::name).sorted().toList();
        List<String> links = map.bundles().stream()
                .filter(map::isClaimed)
                .map(bundle -> link(elements, bundle))
                .sorted()
                .toList();
        return section(
                iff(
                        !names.isEmpty(),
                        details(
                                        summary(PlainWords.count(
                                                names.size(), "thing on the map", "things on the map")),
                                        ul(each(names, name -> li(name))))
                                .withClass("details")),
                iff(
                        !links.isEmpty(),
                        details(
                                        summary(PlainWords.count(links.size(), "link", "links") + " between them"),
                                        ul(each(links, link -> li(link))))
                                .withClass("details")));
    }

    private static DomContent moments(Seen seen) {
        List<StoredMoment> others = seen.published().stream()
                .filter(moment -> seen.moment()
                        .filter(shown -> shown.id().equals(moment.id()))
                        .isEmpty())
                .toList();
        DomContent now = p(a("The map as it is now").withHref(seen.here()));
        if (others.isEmpty()) {
            return seen.moment().isEmpty() ? text("") : now;
        }
        return section(
                h2("Moments"),
                iff(seen.moment().isPresent(), now),
                ul(each(
                                others,
                                moment -> li(
                                        a(moment.title().isBlank() ? day(moment.at()) : moment.title())
                                                .withHref(seen.here() + "/" + moment.id()),
                                        span(" " + day(moment.at())).withClass("soft small"))))
                        .withClass("flow-tight"));
    }

    static String titleOf(SystemMap map) {
        return map.title().isBlank() ? "A map without a title" : map.title();
    }

    private static String link(Map<ElementId, Element> elements, Bundle bundle) {
        return PlainWords.link(name(elements.get(bundle.from())), name(elements.get(bundle.to())), bundle);
    }

    private static String name(@org.jspecify.annotations.Nullable Element element) {
        return element == null || element.label().isBlank() ? "something without a name" : element.label();
    }

    private static String day(Instant at) {
        return DAY.format(at.atZone(ZoneOffset.UTC));
    }

    /** For a link that shows nothing, whatever the reason. */
    static String closed() {
        return Frame.of(div(
                        h1("This link shows nothing"),
                        p("It may have been withdrawn, or have run out. Ask whoever gave it to you for a new one."))
                .withClass("flow page-narrow"));
    }
}
