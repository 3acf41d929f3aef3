package balcony.server.maps;

import balcony.model.VoiceKind;
import balcony.model.Word;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What the people of Harbourside did, session by session. The place, the people and the organisations are made up.
 *
 * @param title what the map is called at first
 * @param question what it is asked at first
 */
record DemoScript(String title, String question, List<Voice> voices, List<Person> people, List<Session> sessions) {
    private static final String FILE = "harbourside.json";

    /**
     * A voice.
     *
     * @param key what the script calls it
     */
    record Voice(String key, String name, VoiceKind kind) {}

    /**
     * Somebody who draws.
     *
     * @param key what the script calls them
     * @param voices the keys of the voices that they speak for
     */
    record Person(String key, String name, boolean enabler, List<String> voices) {}

    /** A day on which people met. */
    record Session(Instant start, List<Step> steps) {}

    /**
     * One thing that somebody did.
     *
     * @param who the key of a person
     * @param act what they did, as {@code link}
     * @param with how, by names of its own
     */
    record Step(String who, String act, JsonNode with) {
        String text(String name) {
            return with.path(name).asText();
        }

        boolean has(String name) {
            return with.has(name);
        }

        List<String> texts(String name) {
            List<String> texts = new ArrayList<>();
            with.path(name).forEach(text -> texts.add(text.asText()));
            return texts;
        }
    }

    DemoScript {
        voices = List.copyOf(voices);
        people = List.copyOf(people);
        sessions = List.copyOf(sessions);
    }

    static DemoScript read() {
        try (InputStream file = DemoScript.class.getResourceAsStream(FILE)) {
            if (file == null) {
                throw new IllegalStateException("the program was built without " + FILE);
            }
            return of(new ObjectMapper().readTree(file));
        } catch (IOException e) {
            throw new UncheckedIOException(FILE, e);
        }
    }

    private static DemoScript of(JsonNode file) {
        List<Voice> voices = new ArrayList<>();
        file.path("voices")
                .forEach(voice -> voices.add(new Voice(
                        voice.path("id").asText(),
                        voice.path("name").asText(),
                        Word.of(VoiceKind.class, voice.path("kind").asText()).orElse(VoiceKind.OTHER))));
        List<Person> people = new ArrayList<>();
        file.path("people")
                .forEach(person -> people.add(new Person(
                        person.path("id").asText(),
                        person.path("name").asText(),
                        person.path("role").asText().equals("enabler"),
                        new Step("", "", person).texts("voices"))));
        List<Session> sessions = new ArrayList<>();
        file.path("sessions").forEach(session -> {
            List<Step> steps = new ArrayList<>();
            session.path("steps")
                    .forEach(step -> steps.add(
                            new Step(step.path("who").asText(), step.path("do").asText(), step)));
            sessions.add(new Session(Instant.parse(session.path("start").asText()), List.copyOf(steps)));
        });
        return new DemoScript(file.path("title").asText(), file.path("question").asText(), voices, people, sessions);
    }
}
