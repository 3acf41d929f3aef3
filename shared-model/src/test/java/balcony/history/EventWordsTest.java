package balcony.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Sentences of the history, from the difference that a change made. */
class EventWordsTest {
    private final MutableTree map = new MutableTree();

    EventWordsTest() {
        map.put("title", "Harbourside");
        map.in("elements", "e1")
                .put("kind", "factor")
                .put("label", "Loneliness")
                .put("x", 1)
                .put("y", 2);
        map.in("elements", "e2")
                .put("kind", "outcome")
                .put("label", "Falls")
                .put("x", 5)
                .put("y", 5);
        map.in("links", "l1").put("from", "e1").put("to", "e2").put("kind", "influences");
        map.in("links", "l1", "claims", "c1").put("sign", "+").put("state", "held");
        map.in("ambitions", "a1").put("statement", "Home within a day").put("level", "ambition");
        map.in("ambitions", "a1", "positions");
        map.in("stakeholders", "s1").put("name", "Ambulance service").put("room", "present");
    }

    @Test
    @DisplayName("H1 adding an element")
    void added() {
        assertTold(
                m -> m.in("elements", "e3").put("label", "Day centre").put("kind", "service"),
                "Asha added the service “Day centre”");
        assertTold(m -> m.in("elements", "e3").put("x", 3), "Asha added an unnamed factor");
    }

    @Test
    @DisplayName("H1 moving, alone and together")
    void moved() {
        assertTold(m -> m.in("elements", "e1").put("x", 40).put("y", 2), "Asha moved “Loneliness”");
        assertTold(
                m -> {
                    m.in("elements", "e1").put("x", 40);
                    m.in("elements", "e2").put("y", 40);
                },
                "Asha moved 1 factor and 1 outcome");
        assertTold(m -> m.in("elements", "e1").put("x", 1.0), "Asha made a change that does not show");
    }

    @Test
    @DisplayName("H1 changing words")
    void reworded() {
        assertTold(
                m -> m.in("elements", "e1").put("label", "Being alone"),
                "Asha relabelled “Loneliness” to “Being alone”");
        assertTold(
                m -> m.in("ambitions", "a1").put("statement", "Home in two days"),
                "Asha reworded “Home within a day” to “Home in two days”");
        assertTold(m -> m.put("title", "Harbourside 2026"), "Asha changed the title to “Harbourside 2026”");
        assertTold(m -> m.put("question", "Who is alone?"), "Asha changed the question to “Who is alone?”");
    }

    @Test
    @DisplayName("H1 what words mean, and what is thought of them")
    void words() {
        assertTold(
                m -> m.in("elements", "e1", "meanings", "m1").put("text", "Nobody rings."),
                "Asha said what “Loneliness” means to them");
        assertTold(
                m -> {
                    m.in("elements", "e1", "meanings", "m1").put("text", "Nobody rings.");
                    m.in("elements", "e1", "meanings", "m1", "answers").put("a1", true);
                },
                "Asha kept the words of an answer with “Loneliness”");
        assertTold(
                m -> m.in("elements", "e1", "stands", "s1")
                        .put("stance", "unsafe")
                        .put("why", "It names a family."),
                "Asha said that it is not safe to have “Loneliness” here: “It names a family.”");
        assertTold(
                m -> m.in("elements", "e1", "stands", "s1")
                        .put("stance", "keep")
                        .put("state", "withdrawn"),
                "Asha took back what they said of the words of “Loneliness”");
    }

    @Test
    @DisplayName("H1 two that are one are told as that, and not what the one keeps of the other")
    void one() {
        assertTold(
                m -> {
                    m.in("elements", "e1", "meanings", "m1").put("text", "Falls");
                    m.in("elements", "e2").put("standing", "aside").put("oneWith", "e1");
                },
                "Asha made “Falls” one with “Loneliness”");
        assertTold(
                m -> {
                    m.in("elements", "e1").put("label", "Being alone");
                    m.in("elements", "e2").put("standing", "aside").put("oneWith", "elsewhere");
                },
                "Asha made “Falls” one with another and relabelled “Loneliness” to “Being alone”");
    }

    @Test
    @DisplayName("H1 linking says what is meant by the sign")
    void linked() {
        assertTold(
                m -> {
                    m.in("links", "l2").put("from", "e2").put("to", "e1");
                    m.in("links", "l2", "claims", "c").put("sign", "-");
                },
                "Asha linked “Falls” to “Loneliness”: more Falls, less Loneliness");
        assertTold(m -> m.in("links", "l2").put("from", "e2").put("to", "e1"), "Asha linked “Falls” to “Loneliness”");
        assertTold(
                m -> m.in("links", "l2").put("from", "e2").put("to", "e1").put("kind", "depends-on"),
                "Asha said that “Falls” depends on “Loneliness”");
    }

    @Test
    @DisplayName("H1 claiming and withdrawing")
    void claimed() {
        assertTold(
                m -> m.in("links", "l1", "claims", "c2").put("sign", "-").put("why", "Not here"),
                "Asha claimed that more “Loneliness” means less “Falls”: “Not here”");
        assertTold(
                m -> m.in("links", "l1", "claims", "c1").put("state", "withdrawn"),
                "Asha withdrew a claim on the link from “Loneliness” to “Falls”");
        assertTold(
                m -> m.in("links", "l1", "claims", "c1").put("why", "Seen often"),
                "Asha changed a claim on the link from “Loneliness” to “Falls”");
    }

    @Test
    @DisplayName("H2 setting aside, taking back, bringing back")
    void standing() {
        assertTold(
                m -> m.in("elements", "e1").put("standing", "aside").put("standingWhy", "Said twice"),
                "Asha set aside “Loneliness”: “Said twice”");
        assertTold(m -> m.in("elements", "e1").put("standing", "gone"), "Asha removed the factor “Loneliness”");
        assertTold(m -> m.drop("elements", "e1"), "Asha removed the factor “Loneliness”");
        map.in("elements", "e1").put("standing", "aside");
        assertTold(m -> m.in("elements", "e1").put("standing", "here"), "Asha brought back “Loneliness”");
        assertTold(
                m -> m.in("links", "l1").put("standing", "gone"), "Asha removed the link from “Loneliness” to “Falls”");
    }

    @Test
    @DisplayName("H1 positions, cards, moments")
    void beside_the_map() {
        assertTold(
                m -> m.in("ambitions", "a1", "positions", "p1")
                        .put("stance", "cannot")
                        .put("why", "No beds"),
                "Asha took the position ‘cannot’ on “Home within a day”: “No beds”");
        assertTold(
                m -> m.in("stakeholders", "s1").put("room", "missing"),
                "Asha marked “Ambulance service” as missing from the room");
        assertTold(m -> m.in("moments", "m1").put("title", "First picture"), "Asha marked the moment “First picture”");
        assertTold(m -> m.in("elements", "e1", "aims", "x").put("want", "down"), "Asha wants less of “Loneliness”");
    }

    @Test
    @DisplayName("H3 an import, an undo and several things at once are one sentence")
    void composed() {
        assertTold(
                m -> {
                    m.in("elements", "e3").put("label", "Debt");
                    m.in("links", "l2").put("from", "e3").put("to", "e1");
                },
                "Asha added the factor “Debt” and linked “Debt” to “Loneliness”");
        Map<String, Object> before = map.copy();
        map.in("elements", "e3").put("label", "Debt");
        map.in("elements", "e4").put("label", "Rent");
        map.in("links", "l9").put("from", "e3").put("to", "e1");
        assertThat(sentence(before, "import loans.json"))
                .isEqualTo("Asha imported 2 factors and 1 link from “loans.json”");
        assertThat(sentence(before, "undo")).startsWith("Asha undid a step: added 2 factors and linked");
    }

    @Test
    @DisplayName("H4 records that nobody checked still have a sentence")
    void unchecked() {
        assertTold(m -> m.in("links", "l7").put("to", 9), "Asha linked “something unnamed” to “something unnamed”");
        assertTold(m -> m.put("elements", "nothing"), "Asha removed 1 factor and 1 outcome");
        assertTold(m -> m.in("widgets", "w").put("a", 1), "Asha added an unnamed record");
    }

    private void assertTold(Consumer<MutableTree> change, String expected) {
        Map<String, Object> before = map.copy();
        MutableTree after = new MutableTree(map.copy());
        change.accept(after);
        MapEvent event = EventWords.describe(MapDiff.between(before, after.copy()), before, after.copy(), "");
        assertThat(EventWords.sentence("Asha", event)).isEqualTo(expected);
    }

    private String sentence(Map<String, Object> before, String command) {
        Map<String, Object> after = map.copy();
        return EventWords.sentence("Asha", EventWords.describe(MapDiff.between(before, after), before, after, command));
    }

    /** A plain tree under construction. */
    static final class MutableTree {
        private final Map<String, Object> fields;

        MutableTree() {
            this(new LinkedHashMap<>());
        }

        /** Writes into the given map itself. */
        MutableTree(Map<String, Object> fields) {
            this.fields = fields;
        }

        MutableTree put(String key, Object value) {
            fields.put(key, value);
            return this;
        }

        void drop(String collection, String id) {
            in(collection).fields.remove(id);
        }

        @SuppressWarnings("unchecked")
        MutableTree in(String... path) {
            Map<String, Object> at = fields;
            for (String key : path) {
                at = (Map<String, Object>) at.computeIfAbsent(key, k -> new LinkedHashMap<String, Object>());
            }
            return new MutableTree(at);
        }

        Map<String, Object> copy() {
            return deepCopy(fields);
        }

        @SuppressWarnings("unchecked")
        private static Map<String, Object> deepCopy(Map<String, Object> tree) {
            Map<String, Object> copy = new LinkedHashMap<>();
            tree.forEach((key, value) ->
                    copy.put(key, value instanceof Map<?, ?> map ? deepCopy((Map<String, Object>) map) : value));
            return copy;
        }
    }
}
