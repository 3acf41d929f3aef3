package balcony.server.web.plain;

import static j2html.TagCreator.*;

import balcony.server.access.NextSession;
import j2html.tags.DomContent;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/** When a group meets next, for whoever has the link. */
final class NextView {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEEE d MMMM yyyy", Locale.UK);
    private static final DateTimeFormatter HOUR = DateTimeFormatter.ofPattern("HH:mm", Locale.UK);

    private NextView() {}

    /** @param calendar where the file for a calendar is */
    static String of(String title, Optional<NextSession> session, Instant now, String calendar) {
        return Frame.of(div(
                        div(p("Next session").withClass("soft"), h1(title.isBlank() ? "A map without a title" : title))
                                .withClass("join-head flow-tight"),
                        when(session, now, calendar),
                        p(a("Join with the code that is on the screen in the room")
                                        .withHref("/join"))
                                .withClass("soft"))
                .withClass("join flow"));
    }

    private static DomContent when(Optional<NextSession> session, Instant now, String calendar) {
        if (session.isEmpty()) {
            return p("No date is set yet. This link stays: look again.");
        }
        NextSession next = session.get();
        if (!next.end().isAfter(now)) {
            return p("The last session was on " + DAY.format(next.at().atZone(next.zone()))
                    + ". No new date is set yet. This link stays: look again.");
        }
        return told(next, calendar);
    }

    /** The date, the place and the way into one's calendar. */
    static DomContent told(NextSession next, String calendar) {
        return div(
                        p(strong(day(next))),
                        p(hours(next)),
                        iff(!next.place().isEmpty(), p(place(next.place()))),
                        div(a("Put it in my calendar").withHref(calendar).withClass("button button-main"))
                                .withClass("button-row"))
                .withClass("box flow-tight");
    }

    static String day(NextSession next) {
        return DAY.format(next.at().atZone(next.zone()));
    }

    static String hours(NextSession next) {
        ZonedDateTime begin = next.at().atZone(next.zone());
        ZonedDateTime end = next.end().atZone(next.zone());
        String until = begin.toLocalDate().equals(end.toLocalDate())
                ? HOUR.format(end)
                : HOUR.format(end) + " on " + DAY.format(end);
        return HOUR.format(begin) + " to " + until + ", " + clock(next.zone().getId());
    }

    /** {@code Europe/London} as people say it: London time. */
    private static String clock(String zone) {
        int place = zone.lastIndexOf('/');
        return place < 0 ? zone : zone.substring(place + 1).replace('_', ' ') + " time";
    }

    /** The address of a call can be followed. */
    private static DomContent place(String place) {
        return place.matches("https?://\\S+") ? a(place).withHref(place).withRel("noreferrer noopener") : text(place);
    }
}
