package balcony.server.web.plain;

import static j2html.TagCreator.*;

import balcony.model.AgendaItem;
import balcony.model.Standing;
import balcony.server.course.Course;
import balcony.server.course.Timer;
import j2html.tags.DomContent;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Where the group is in its agenda, on the plain page. */
final class AgendaView {
    private AgendaView() {}

    /** The step that is on; nothing between steps. */
    static Optional<DomContent> now(Map<String, AgendaItem> agenda, Course course, Instant at) {
        List<Map.Entry<String, AgendaItem>> steps = steps(agenda);
        return course.step()
                .flatMap(step -> steps.stream()
                        .filter(one -> one.getKey().equals(step.id()))
                        .findFirst()
                        .map(one -> section(
                                        h2("Now: " + title(one.getValue())),
                                        p("Step " + (steps.indexOf(one) + 1) + " of " + steps.size() + ". "
                                                        + time(step.timer(), at))
                                                .withClass("soft"),
                                        iff(
                                                !one.getValue().prompt().isBlank(),
                                                p(one.getValue().prompt())))
                                .withClass("box flow-tight")));
    }

    /** All steps, with what is done and what is on; nothing without an agenda. */
    static Optional<DomContent> all(Map<String, AgendaItem> agenda, Course course) {
        List<Map.Entry<String, AgendaItem>> steps = steps(agenda);
        if (steps.isEmpty()) {
            return Optional.empty();
        }
        long done = steps.stream().filter(step -> step.getValue().done()).count();
        return Optional.of(section(
                h2("The agenda"),
                p(
                        done == 0
                                ? "No step is done yet."
                                : done + " of " + PlainWords.count(steps.size(), "step is", "steps are") + " done."),
                ol(each(steps, step -> li(line(step, course))))));
    }

    private static String line(Map.Entry<String, AgendaItem> step, Course course) {
        boolean on = course.step().filter(one -> one.id().equals(step.getKey())).isPresent();
        String title = title(step.getValue());
        return on ? title + " (now)" : step.getValue().done() ? title + " (done)" : title;
    }

    /** The page does not change by itself, so it says of when its words are. */
    private static String time(Timer timer, Instant at) {
        if (timer instanceof Timer.Running running) {
            Duration left = Duration.between(at, running.endsAt());
            return left.isNegative() || left.isZero()
                    ? "Its time is up."
                    : "When this page was loaded, " + minutes(left) + " left.";
        }
        return timer instanceof Timer.Paused paused
                ? "The timer stands still: " + minutes(paused.left()) + " left."
                : "";
    }

    private static String minutes(Duration left) {
        int whole = Math.toIntExact(left.plusSeconds(30).toMinutes());
        return whole == 0 ? "less than a minute was" : PlainWords.count(whole, "minute was", "minutes were");
    }

    private static String title(AgendaItem step) {
        return step.title().isBlank() ? "A step without a name" : step.title();
    }

    private static List<Map.Entry<String, AgendaItem>> steps(Map<String, AgendaItem> agenda) {
        return agenda.entrySet().stream()
                .filter(step -> step.getValue().standing() == Standing.HERE)
                .sorted(Comparator.comparingDouble((Map.Entry<String, AgendaItem> step) ->
                                step.getValue().order())
                        .thenComparing(Map.Entry::getKey))
                .toList();
    }
}
