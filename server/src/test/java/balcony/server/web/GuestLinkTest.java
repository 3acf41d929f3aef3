package balcony.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import balcony.server.TestServer;
import balcony.server.Visitor;
import balcony.server.Visitor.Answer;
import balcony.server.limits.Limit;
import balcony.server.limits.Limits;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** docs/spec/leaving.md: what those see who are not in a map, and what they do not. */
class GuestLinkTest {
    private TestServer server;
    private Visitor enabler;
    private String map;

    @BeforeEach
    void open() {
        server = TestServer.start();
        enabler = Visitor.named(server, "Zebulon Quist");
        map = enabler.post(
                        "/api/maps",
                        new JsonObject()
                                .put("title", "Getting home")
                                .put("question", "Who waits, & why?")
                                .put(
                                        "voices",
                                        new JsonArray()
                                                .add(new JsonObject()
                                                        .put("name", "Wrenfield forum")
                                                        .put("kind", "community"))))
                .text("id");
        draw("Loneliness", "GP visits");
    }

    @AfterEach
    void close() {
        server.close();
    }

    /** Two cards and a link between them, brought in by the enabler. */
    private void draw(String from, String to) {
        JsonObject file = new JsonObject()
                .put(
                        "elements",
                        new JsonArray().add(new JsonObject().put("label", from)).add(new JsonObject().put("label", to)))
                .put(
                        "connections",
                        new JsonArray()
                                .add(new JsonObject()
                                        .put("from", from)
                                        .put("to", to)
                                        .put("type", "+")
                                        .put("direction", "directed")));
        Answer done = enabler.send(
                "POST",
                "/api/maps/" + map + "/import?format=kumu&name=quillfile.json",
                HttpRequest.BodyPublishers.ofString(file.encode()));
        assertThat(done.status()).as(done.body()).isEqualTo(200);
    }

    private Answer make(Visitor who, JsonObject link) {
        return who.post("/api/maps/" + map + "/links", link);
    }

    private static JsonObject guest() {
        return new JsonObject().put("kind", "guest");
    }

    private static String path(Answer made) {
        String url = made.text("url");
        return url.substring(url.indexOf("/see/"));
    }

    private String moment(String title, String story) {
        return enabler.post(
                        "/api/maps/" + map + "/moments",
                        new JsonObject().put("title", title).put("narration", story))
                .text("id");
    }

    private Answer publish(Visitor who, String moment) {
        return who.send(
                "PUT", "/api/maps/" + map + "/moments/" + moment + "/publication", HttpRequest.BodyPublishers.noBody());
    }

    private Visitor member(String role) {
        String token = enabler.post("/api/maps/" + map + "/invites", new JsonObject().put("role", role))
                .text("token");
        Visitor visitor = Visitor.of(server);
        visitor.post("/api/join", new JsonObject().put("invite", token).put("name", "Marguerite Vale"));
        return visitor;
    }

    @Test
    @DisplayName(
            "LE8 LE9 a guest sees the map as it is now, drawn and in words, and in the bytes nothing of people, voices or the past")
    void a_guest_sees_the_picture_alone() {
        Visitor participant = member("participant");
        moment("An unpublished quarrel", "Told by Zebulon");
        String member = participant.get("/api/maps/" + map + "/me").text("member");
        String here = path(make(enabler, guest()));
        Visitor anybody = Visitor.of(server);

        Answer seen = anybody.get(here);

        assertThat(seen.status()).isEqualTo(200);
        assertThat(seen.body())
                .contains(
                        "Getting home",
                        "Who waits, &amp; why?",
                        "<svg",
                        ">Loneliness</text>",
                        "More “Loneliness” means more “GP visits”",
                        "As of ")
                .doesNotContain("<script");
        JsonArray changes = enabler.get("/api/maps/" + map + "/changes").json().getJsonArray("changes");
        for (Object change : changes) {
            assertThat(seen.body()).doesNotContain(((JsonObject) change).getString("hash"));
            assertThat(seen.body()).doesNotContain(((JsonObject) change).getString("actor"));
        }
        assertThat(seen.body())
                .doesNotContain(
                        "Zebulon", "Quist", "Marguerite", "Wrenfield", "quillfile", "quarrel", member, map, "Here now");
        assertThat(seen.headers().map().toString()).doesNotContain("Zebulon", "set-cookie");

        draw("Bus routes", "Loneliness");
        assertThat(anybody.get(here).body()).contains(">Bus routes</text>");
    }

    @Test
    @DisplayName(
            "LE10 a published moment is told with its picture of then, until it is taken back; others are not there")
    void published_moments() {
        String then = moment("Before the buses", "We saw <two> things.");
        String hidden = moment("An unpublished quarrel", "");
        draw("Bus routes", "Loneliness");
        String here = path(make(enabler, guest()));
        Visitor anybody = Visitor.of(server);
        assertThat(anybody.get(here + "/" + then).status()).isEqualTo(404);

        assertThat(publish(member("participant"), then).status()).isEqualTo(403);
        assertThat(publish(enabler, "nosuchmoment").status()).isEqualTo(404);
        assertThat(publish(enabler, then).status()).isEqualTo(204);

        assertThat(anybody.get(here).body()).contains("Before the buses").doesNotContain("quarrel");
        String page = anybody.get(here + "/" + then).body();
        assertThat(page)
                .contains("Before the buses", "We saw &lt;two&gt; things.", ">Loneliness</text>")
                .doesNotContain("Bus routes", "Zebulon", "Wrenfield", "quarrel");
        assertThat(anybody.get(here + "/" + hidden).status()).isEqualTo(404);
        assertThat(anybody.get(here + "/" + hidden).body()).doesNotContain("quarrel");
        assertThat(enabler.get("/api/maps/" + map + "/links").json().getJsonArray("published"))
                .containsExactly(then);

        assertThat(enabler.delete("/api/maps/" + map + "/moments/" + then + "/publication")
                        .status())
                .isEqualTo(204);
        assertThat(anybody.get(here + "/" + then).status()).isEqualTo(404);
        assertThat(anybody.get(here).body()).doesNotContain("Before the buses");
    }

    @Test
    @DisplayName("LE7 enablers make and withdraw links; what opens nothing is one answer, whatever the reason")
    void links_are_made_and_withdrawn() {
        Visitor participant = member("participant");
        assertThat(make(participant, guest()).status()).isEqualTo(403);
        assertThat(participant.get("/api/maps/" + map + "/links").status()).isEqualTo(403);
        assertThat(make(enabler, new JsonObject().put("kind", "master")).status())
                .isEqualTo(400);
        Answer made = make(enabler, guest());
        Answer brief = make(
                enabler,
                guest().put(
                                "expiresAt",
                                server.clock()
                                        .instant()
                                        .plus(Duration.ofHours(1))
                                        .toString()));
        Visitor anybody = Visitor.of(server);
        assertThat(anybody.get(path(made)).status()).isEqualTo(200);
        assertThat(anybody.get(path(brief)).status()).isEqualTo(200);
        String closed = anybody.get("/see/nosuchtoken").body();
        assertThat(closed).contains("This link shows nothing");
        assertThat(anybody.get(path(made).replace("/see/", "/next/")).body()).isEqualTo(closed);

        assertThat(participant
                        .delete("/api/maps/" + map + "/links/" + made.text("id"))
                        .status())
                .isEqualTo(403);
        assertThat(enabler.delete("/api/maps/" + map + "/links/" + made.text("id"))
                        .status())
                .isEqualTo(204);
        server.forward(Duration.ofHours(2));

        for (String path : List.of(path(made), path(brief), path(made) + "/anything")) {
            Answer answer = anybody.get(path);
            assertThat(answer.status()).isEqualTo(404);
            assertThat(answer.body()).isEqualTo(closed);
        }
        assertThat(enabler.get("/api/maps/" + map + "/links").json().getJsonArray("links"))
                .isEmpty();
        assertThat(everyFile()).doesNotContain(made.text("token"), brief.text("token"));
    }

    @Test
    @DisplayName("LE7 a map has fifty open links at most")
    void fifty_links_at_most() {
        for (int i = 0; i < 50; i++) {
            assertThat(make(enabler, guest()).status()).isEqualTo(201);
        }

        assertThat(make(enabler, guest()).problem()).isEqualTo("too-many-links");
    }

    @Test
    @DisplayName("LE11 following links is limited per address, and nothing of it is to be kept, indexed or told on")
    void guests_are_limited() {
        String here = path(make(enabler, guest()));
        Answer seen = Visitor.of(server).get(here);
        assertThat(seen.headers().firstValue("Cache-Control")).hasValue("no-store");
        assertThat(seen.headers().firstValue("X-Robots-Tag").orElse("")).contains("noindex");
        assertThat(seen.headers().firstValue("Referrer-Policy")).hasValue("no-referrer");

        try (TestServer strict =
                TestServer.start(Limits.DEFAULT.with(Limit.STRANGERS_AT_ONCE, 3).with(Limit.STRANGERS_PER_SECOND, 1))) {
            Visitor anybody = Visitor.of(strict);
            for (int i = 0; i < 3; i++) {
                assertThat(anybody.get("/see/nosuchtoken").status()).isEqualTo(404);
            }
            assertThat(anybody.get("/see/nosuchtoken").status()).isEqualTo(429);
        }
    }

    private String everyFile() {
        try (Stream<Path> files = Files.walk(server.data())) {
            StringBuilder all = new StringBuilder();
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                all.append(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
            }
            return all.toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
