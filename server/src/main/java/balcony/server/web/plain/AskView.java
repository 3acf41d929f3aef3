package balcony.server.web.plain;

import static j2html.TagCreator.*;

import balcony.model.Answer;
import balcony.model.Ask;
import balcony.server.asks.OpenAsk;
import j2html.tags.DomContent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** A question to everyone on the plain page: to be answered, or with what was answered. */
final class AskView {
    private static final int LINES = 3;
    private static final int LONGEST_LINE = 300;
    private static final Map<String, String> STANCES = new TreeMap<>(Map.of(
            "agree",
            "Agree",
            "abstain",
            "Abstain",
            "disagree",
            "Disagree",
            "block",
            "Block: it must not happen like this"));
    private static final Map<String, String> SIGNS = new TreeMap<>(Map.of(
            "+", "More leads to more", "-", "More leads to less", "0", "It makes no difference", "?", "Nobody knows"));
    private static final Map<String, String> STEPS = new TreeMap<>(Map.of(
            "0",
            "all the way to the first",
            "0.25",
            "nearer the first",
            "0.5",
            "in the middle",
            "0.75",
            "nearer the second",
            "1",
            "all the way to the second"));

    private AskView() {}

    /** An open ask as one person sees it. */
    record Waiting(OpenAsk ask, boolean answered) {}

    static DomContent open(Waiting waiting) {
        OpenAsk ask = waiting.ask();
        List<DomContent> fields = new ArrayList<>();
        fields.add(h2("A question for everyone"));
        fields.add(p(strong(ask.draft().prompt())));
        if (waiting.answered()) {
            fields.add(p("You have answered. What you send now takes its place."));
        }
        fields.addAll(fields(ask));
        fields.add(
                p("Nobody in the map sees your answer before all answers are opened together. Until then it lies on the server,"
                                + " where whoever runs it could read it."
                                + (ask.draft().unattributed()
                                        ? " It will come without your name or voice, among at least six, in no order. Your own way of"
                                                + " writing may still be recognised."
                                        : " It will come with your voice."))
                        .withClass("field-hint"));
        fields.add(div(button("Send my answer").withType("submit").withClass("button button-main"))
                .withClass("button-row"));
        return form(each(fields, field -> field))
                .withMethod("post")
                .withAction("/room/" + ask.map().value() + "/asks/" + ask.id().text())
                .withClass("box flow");
    }

    private static List<DomContent> fields(OpenAsk ask) {
        String id = ask.id().text();
        List<String> options = ask.draft().options();
        return switch (ask.draft().kind()) {
            case WORDS ->
                IntStream.rangeClosed(1, LINES)
                        .mapToObj(line -> line(id + line, "Answer " + line, PlainAnswer.TEXT))
                        .toList();
            case STANCE -> List.of(choices("Where do you stand?", STANCES), why(id));
            case SIGN -> List.of(choices("What does more of the first do?", SIGNS), why(id));
            case PLACE ->
                List.of(
                        select(id + "x", "Between “" + options.get(0) + "” and “" + options.get(1) + "”", "x"),
                        select(id + "y", "Between “" + options.get(2) + "” and “" + options.get(3) + "”", "y"),
                        why(id));
            case RANK -> {
                List<DomContent> ranks = new ArrayList<>();
                ranks.add(p("1 is the most important; use each number once.").withClass("field-hint"));
                for (int option = 0; option < options.size(); option++) {
                    ranks.add(rank(id + option, options.get(option), options.size(), option + 1));
                }
                ranks.add(why(id));
                yield ranks;
            }
        };
    }

    private static DomContent line(String id, String words, String name) {
        return div(
                        label(words).withFor(id).withClass("field-label"),
                        input().withId(id)
                                .withName(name)
                                .withClass("input input-full")
                                .withMaxlength(String.valueOf(LONGEST_LINE))
                                .attr("autocomplete", "off"))
                .withClass("field");
    }

    private static DomContent why(String id) {
        return line(id + "why", "Why? (you may leave it out)", PlainAnswer.WHY);
    }

    private static DomContent choices(String words, Map<String, String> values) {
        return fieldset(
                        legend(words).withClass("field-label"),
                        div(each(
                                        values.entrySet(),
                                        value -> label(
                                                        input().withType("radio")
                                                                .withName(PlainAnswer.VALUE)
                                                                .withValue(value.getKey()),
                                                        span(value.getValue()))
                                                .withClass("choice")))
                                .withClass("choices-column"))
                .withClass("choices");
    }

    private static DomContent select(String id, String words, String name) {
        return div(
                        label(words).withFor(id).withClass("field-label"),
                        j2html.TagCreator.select(each(
                                        STEPS.entrySet(),
                                        step -> option(step.getValue())
                                                .withValue(step.getKey())
                                                .condAttr(step.getKey().equals("0.5"), "selected", "")))
                                .withId(id)
                                .withName(name)
                                .withClass("input select"))
                .withClass("field");
    }

    private static DomContent rank(String id, String words, int of, int chosen) {
        return div(
                        label(words).withFor(id).withClass("field-label"),
                        j2html.TagCreator.select(each(
                                        IntStream.rangeClosed(1, of).boxed().toList(),
                                        number -> option(number.toString())
                                                .withValue(number.toString())
                                                .condAttr(number == chosen, "selected", "")))
                                .withId(id)
                                .withName(PlainAnswer.RANK)
                                .withClass("input select"))
                .withClass("field");
    }

    /** What was answered, in words and without a count of heads: the single voices are not lost among the many. */
    static DomContent opened(Ask ask) {
        List<String> lines = ask.answers().values().stream()
                .map(answer -> line(ask, answer))
                .filter(line -> !line.isBlank())
                .sorted()
                .distinct()
                .toList();
        return details(
                        summary("What was answered: " + ask.prompt()),
                        lines.isEmpty() ? p("Nobody answered.") : ul(each(lines, line -> li(line))))
                .withClass("details");
    }

    private static String line(Ask ask, Answer answer) {
        String value = answer.value()
                .map(known -> switch (ask.kind()) {
                    case STANCE -> STANCES.getOrDefault(known, known);
                    case SIGN -> SIGNS.getOrDefault(known, known);
                    case WORDS, PLACE, RANK -> "";
                })
                .orElse("");
        return value.isEmpty() || answer.text().isEmpty() ? value + answer.text() : value + ": " + answer.text();
    }
}
