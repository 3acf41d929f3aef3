package balcony.server.web.plain;

import static j2html.TagCreator.*;

import balcony.server.access.Person;
import balcony.server.access.Role;
import balcony.server.web.MapGlance.Glance;
import balcony.server.web.MapGlance.Voice;
import j2html.tags.DomContent;
import java.util.List;
import java.util.Optional;

/** The page where somebody comes in: what the map is, who sees what is drawn and what is kept, and only then a name. */
final class JoinView {
    /** In the form, if whoever fills it in is not whom the browser knows. */
    static final String SOMEONE_ELSE = "someone-else";

    private static final int LONGEST_NAME = 80;
    private static final int LONGEST_CODE = 12;

    private JoinView() {}

    /**
     * An invite that lets somebody in.
     *
     * @param invite the code or token
     * @param glance what the map says of itself
     * @param known whom this browser belongs to
     * @param problem why it did not work the last time
     */
    record Invited(String invite, Role role, Glance glance, Optional<Person> known, Optional<String> problem) {}

    static String of(Invited invited) {
        String title = invited.glance().title();
        String question = invited.glance().question();
        return Frame.of(form(
                        div(
                                        p("You are invited to").withClass("soft"),
                                        h1(title.isBlank() ? "A map without a title" : title),
                                        iff(!question.isBlank(), p(question).withClass("join-question")),
                                        p(PlainWords.as(invited.role())).withClass("soft"))
                                .withClass("join-head flow-tight"),
                        each(invited.problem().stream().toList(), Frame::problem),
                        know(),
                        input().withType("hidden").withName("invite").withValue(invited.invite()),
                        iff(invited.known().isEmpty(), name()),
                        iff(invited.role().mayEdit(), voices(invited.glance().voices())),
                        div(button(invited.known()
                                                .map(known -> "Continue as " + known.name())
                                                .orElse("Join the map"))
                                        .withType("submit")
                                        .withClass("button button-main"))
                                .withClass("button-row"),
                        each(invited.known().stream().map(Person::name).toList(), JoinView::someoneElse))
                .withMethod("post")
                .withAction("/join")
                .withClass("join flow"));
    }

    private static DomContent someoneElse(String known) {
        return div(
                button("I am not " + known)
                        .withType("submit")
                        .withName(SOMEONE_ELSE)
                        .withValue("yes")
                        .withClass("text-button"),
                p("This browser then forgets " + known + ", who needs a return code to come back here. What " + known
                                + " drew stays.")
                        .withClass("soft small"));
    }

    private static DomContent know() {
        return section(
                        h2("Before you start"),
                        ul(
                                li(
                                        "Everyone in this map sees what you draw, as you draw it, with your name and voice. Notes and"
                                                + " reasons stay private until you send them."),
                                li(
                                        "Every change is kept, with who made it and when, so that the group can replay how its picture"
                                                + " changed."),
                                li(
                                        "Leave out names of patients or clients, and anything about somebody’s safety. Name posts, not"
                                                + " persons. The map is not end-to-end encrypted: whoever runs this server could read it.")))
                .withClass("join-know flow-tight");
    }

    private static DomContent name() {
        return div(
                        label("Your name").withFor("name").withClass("field-label"),
                        div("As the group knows you. First name is fine.")
                                .withId("name-hint")
                                .withClass("field-hint"),
                        input().withId("name")
                                .withName("name")
                                .withClass("input input-full")
                                .withMaxlength(String.valueOf(LONGEST_NAME))
                                .attr("autocomplete", "name")
                                .attr("aria-describedby", "name-hint")
                                .isRequired())
                .withClass("field");
    }

    private static DomContent voices(List<Voice> voices) {
        return iff(
                !voices.isEmpty(),
                fieldset(
                                legend("Whose voice do you bring?").withClass("field-label"),
                                p("Choose one or several, or none to speak just for yourself. You can change it later.")
                                        .withClass("field-hint"),
                                div(each(voices, JoinView::voice)).withClass("choices-column"))
                        .withClass("choices"));
    }

    private static DomContent voice(Voice voice) {
        return label(input().withType("checkbox").withName("voice").withValue(voice.id()), span(voice.name()))
                .withClass("choice");
    }

    /** Where somebody types the code that is on the screen in the room. */
    static String ofCode(Optional<String> problem) {
        return Frame.of(div(
                        h1("Join a map"),
                        each(problem.stream().toList(), Frame::problem),
                        form(
                                        label("Your six-character code")
                                                .withFor("code")
                                                .withClass("field-label"),
                                        div("It is on the screen in the room, or ask the person who runs the session.")
                                                .withId("code-hint")
                                                .withClass("field-hint"),
                                        input().withId("code")
                                                .withName("code")
                                                .withClass("input input-code")
                                                .withMaxlength(String.valueOf(LONGEST_CODE))
                                                .attr("autocomplete", "off")
                                                .attr("autocapitalize", "characters")
                                                .attr("aria-describedby", "code-hint")
                                                .isRequired(),
                                        div(button("Join").withType("submit").withClass("button button-main"))
                                                .withClass("button-row"))
                                .withMethod("get")
                                .withAction("/join")
                                .withClass("box flow"))
                .withClass("flow page-narrow"));
    }
}
