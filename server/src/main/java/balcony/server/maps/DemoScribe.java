package balcony.server.maps;

import balcony.server.maps.DemoScript.Person;
import balcony.server.maps.DemoScript.Step;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Writes each step of the script as the partial document that the page would have written, and remembers what it made. */
final class DemoScribe {
    private final FreshIds ids;
    private final Map<String, String> voices;
    private final Map<String, String> members;
    private final Map<String, Person> people = new HashMap<>();

    /** The ids of what was made so far, by what the script calls it. */
    private final Map<String, String> made = new HashMap<>();

    private final Map<String, double[]> places = new HashMap<>();

    /**
     * @param voices the id of each voice by its key
     * @param members the id in the map of each person by their key
     */
    DemoScribe(FreshIds ids, DemoScript script, Map<String, String> voices, Map<String, String> members) {
        this.ids = ids;
        this.voices = Map.copyOf(voices);
        this.members = Map.copyOf(members);
        script.people().forEach(person -> people.put(person.key(), person));
    }

    /** What a step does to the map. */
    Map<String, Object> patch(Step step, Instant at) {
        return switch (step.act()) {
            case "add" -> add(step, at);
            case "move" -> move(step);
            case "relabel" -> inside("elements", id(step), Map.of("label", step.text("label")));
            case "aside" -> inside("elements", id(step), Map.of("standing", "aside", "standingWhy", step.text("why")));
            case "back" -> inside("elements", id(step), Map.of("standing", "here", "standingWhy", ""));
            case "link" -> link(step, at);
            case "claim" -> inside("links", link(step), Map.of("claims", Map.of(claimId(step), claim(step, at))));
            case "withdraw" -> withdraw(step);
            case "meaning" -> nested(step, "elements", "meanings", Map.of("text", step.text("text")), at);
            case "aim" -> nested(step, "elements", "aims", held(step, "want", "why", "due"), at);
            case "card" -> card(step, at);
            case "ambition" -> ambition(step, at);
            case "position" -> nested(step, "ambitions", "positions", held(step, "stance", "why"), at);
            case "reading" -> reading(step);
            case "change" -> inside(step.text("in"), id(step), texts(step.with().path("set")));
            case "note" -> note(step, at);
            case "question" -> Map.of("question", step.text("text"));
            case "title" -> Map.of("title", step.text("text"));
            default -> throw new IllegalStateException("the script has an unknown act: " + step.act());
        };
    }

    private Map<String, Object> add(Step step, Instant at) {
        double[] place = {
            step.with().path("x").asDouble(), step.with().path("y").asDouble()
        };
        String id = make(step.text("id"));
        places.put(id, place);
        Map<String, Object> element = new LinkedHashMap<>();
        element.put("kind", step.text("kind"));
        element.put("label", step.text("label"));
        element.put("notes", step.text("notes"));
        element.put("x", place[0]);
        element.put("y", place[1]);
        List.of("tags", "meanings", "stands", "aims").forEach(inner -> element.put(inner, Map.of()));
        return inside("elements", id, signed(standing(element), step, at));
    }

    private Map<String, Object> move(Step step) {
        Map<String, Object> moved = new LinkedHashMap<>();
        for (String key : step.texts("ids")) {
            double[] place = Objects.requireNonNull(places.get(known(key)), key);
            place[0] += step.with().path("by").path(0).asDouble();
            place[1] += step.with().path("by").path(1).asDouble();
            Map<String, Object> position = new LinkedHashMap<>();
            position.put("x", place[0]);
            position.put("y", place[1]);
            moved.put(known(key), position);
        }
        return Map.of("elements", moved);
    }

    private Map<String, Object> link(Step step, Instant at) {
        String[] ends = step.text("link").split(">");
        Map<String, Object> link = new LinkedHashMap<>();
        link.put("from", known(ends[0]));
        link.put("to", known(ends[1]));
        link.put("kind", "influences");
        link.put("label", "");
        link.put("claims", Map.of(claimId(step), claim(step, at)));
        return inside("links", make(step.text("link")), signed(standing(link), step, at));
    }

    private Map<String, Object> claim(Step step, Instant at) {
        Map<String, Object> claim = new LinkedHashMap<>();
        claim.put("voices", voices(step));
        claim.put("as", "mine");
        claim.putAll(texts(step, "sign", "confidence"));
        if (step.has("strength")) {
            claim.put("strength", step.with().path("strength").asInt());
        }
        if (step.with().path("delay").asBoolean()) {
            claim.put("delay", true);
        }
        claim.put("why", step.text("why"));
        claim.put("evidence", Map.of());
        claim.put("state", "held");
        return signed(claim, step, at);
    }

    private Map<String, Object> withdraw(Step step) {
        String claim = known(claimKey(step));
        return inside("links", link(step), Map.of("claims", Map.of(claim, Map.of("state", "withdrawn"))));
    }

    private Map<String, Object> card(Step step, Instant at) {
        Map<String, Object> card = new LinkedHashMap<>();
        List.of("name", "role", "matters", "binds", "offers", "needs", "cannot")
                .forEach(field -> card.put(field, step.text(field)));
        card.putAll(texts(step, "kind", "sector", "level", "room"));
        if (step.has("voice")) {
            card.put("voice", voice(step.text("voice")));
        }
        card.put("spokenFor", voices(step.texts("spokenFor")));
        return inside("stakeholders", make(step.text("id")), signed(standing(card), step, at));
    }

    private Map<String, Object> ambition(Step step, Instant at) {
        Map<String, Object> ambition = new LinkedHashMap<>();
        List.of("statement", "firstStep", "measure", "statusWhy")
                .forEach(field -> ambition.put(field, step.text(field)));
        ambition.putAll(texts(step, "level", "due", "post"));
        if (step.has("parent")) {
            ambition.put("parent", known(step.text("parent")));
        }
        ambition.put("order", step.with().path("order").asInt());
        ambition.put("owners", voices(step.texts("owners")));
        Map<String, Object> elements = new LinkedHashMap<>();
        step.with()
                .path("elements")
                .properties()
                .forEach(entry ->
                        elements.put(known(entry.getKey()), entry.getValue().asText()));
        ambition.put("elements", elements);
        ambition.put("readings", Map.of());
        ambition.put("positions", Map.of());
        ambition.put("status", "open");
        return inside("ambitions", make(step.text("id")), signed(standing(ambition), step, at));
    }

    private Map<String, Object> reading(Step step) {
        Map<String, Object> reading = new LinkedHashMap<>(texts(step, "on", "value", "source", "story"));
        reading.put("by", member(step));
        return inside("ambitions", id(step), Map.of("readings", Map.of(ids.next(), reading)));
    }

    private Map<String, Object> note(Step step, Instant at) {
        Map<String, Object> note = new LinkedHashMap<>();
        List<String> on = step.texts("on");
        note.put("on", Map.of("kind", on.get(0), "id", known(on.get(1))));
        note.put("text", step.text("text"));
        note.put("way", step.text("way"));
        note.put("voices", voices(step));
        return inside("notes", ids.next(), signed(standing(note), step, at));
    }

    /** A record within a record, one for each person who says it: said again, it is the same one, changed. */
    private Map<String, Object> nested(
            Step step, String collection, String inner, Map<String, Object> fields, Instant at) {
        String key = inner + " " + step.text("id") + " " + step.who();
        String id = made.computeIfAbsent(key, fresh -> ids.next());
        Map<String, Object> record = new LinkedHashMap<>(fields);
        record.put("voices", voices(step));
        return inside(collection, id(step), Map.of(inner, Map.of(id, signed(record, step, at))));
    }

    private static Map<String, Object> held(Step step, String... fields) {
        Map<String, Object> record = texts(step, fields);
        record.put("state", "held");
        return record;
    }

    private static Map<String, Object> standing(Map<String, Object> record) {
        record.put("standing", "here");
        record.put("standingWhy", "");
        return record;
    }

    private Map<String, Object> signed(Map<String, Object> record, Step step, Instant at) {
        record.put("by", member(step));
        record.put("at", at.toEpochMilli());
        return record;
    }

    private Map<String, Object> voices(Step step) {
        return voices(Objects.requireNonNull(people.get(step.who()), step.who()).voices());
    }

    private Map<String, Object> voices(List<String> keys) {
        Map<String, Object> set = new LinkedHashMap<>();
        keys.forEach(key -> set.put(voice(key), true));
        return set;
    }

    private String voice(String key) {
        return Objects.requireNonNull(voices.get(key), key);
    }

    private String member(Step step) {
        return Objects.requireNonNull(members.get(step.who()), step.who());
    }

    private String make(String key) {
        String id = ids.next();
        made.put(key, id);
        return id;
    }

    private String known(String key) {
        return Objects.requireNonNull(made.get(key), key);
    }

    private String id(Step step) {
        return known(step.text("id"));
    }

    private String link(Step step) {
        return known(step.text("link"));
    }

    private String claimId(Step step) {
        return make(claimKey(step));
    }

    private static String claimKey(Step step) {
        return "claim " + step.text("link") + " " + step.who() + " " + step.text("sign");
    }

    private static Map<String, Object> inside(String collection, String id, Map<String, Object> record) {
        return Map.of(collection, Map.of(id, record));
    }

    private static Map<String, Object> texts(Step step, String... names) {
        Map<String, Object> texts = new LinkedHashMap<>();
        for (String name : names) {
            if (step.has(name)) {
                texts.put(name, step.text(name));
            }
        }
        return texts;
    }

    private static Map<String, Object> texts(JsonNode fields) {
        Map<String, Object> texts = new LinkedHashMap<>();
        fields.properties()
                .forEach(field -> texts.put(field.getKey(), field.getValue().asText()));
        return texts;
    }
}
