package balcony.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import balcony.server.TestServer;
import balcony.server.Visitor;
import balcony.server.Visitor.Answer;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** docs/spec/leaving.md: when a group meets next. */
class NextSessionTest {
    private TestServer server;
    private Visitor enabler;
    private String map;
    private String path;
    private Instant soon;

    @BeforeEach
    void open() {
        server = TestServer.start();
        enabler = Visitor.named(server, "Zebulon");
        map = enabler.post("/api/maps", new JsonObject().put("title", "Getting home, <b>sooner</b>"))
                .text("id");
        path = "/api/maps/" + map + "/next-session";
        soon = Instant.parse("2099-07-03T09:00:00Z");
    }

    @AfterEach
    void close() {
        server.close();
    }

    private Answer set(Visitor who, Instant at, long minutes, String zone, String place) {
        JsonObject session = new JsonObject()
                .put("at", at.toString())
                .put("minutes", minutes)
                .put("zone", zone)
                .put("place", place);
        return who.send("PUT", path, HttpRequest.BodyPublishers.ofString(session.encode()));
    }

    private Visitor member(String role) {
        String token = enabler.post("/api/maps/" + map + "/invites", new JsonObject().put("role", role))
                .text("token");
        Visitor visitor = Visitor.of(server);
        visitor.post("/api/join", new JsonObject().put("invite", token).put("name", "Ben"));
        return visitor;
    }

    private String link() {
        String url = enabler.post("/api/maps/" + map + "/links", new JsonObject().put("kind", "next"))
                .text("url");
        return url.substring(url.indexOf("/next/"));
    }

    @Test
    @DisplayName("LE5 enablers set it and take it off, members see it, and a wrong one sets nothing")
    void enablers_set_it() {
        Visitor participant = member("participant");
        Visitor guest = member("guest");

        assertThat(enabler.get(path).json().getJsonObject("session")).isNull();
        assertThat(set(participant, soon, 120, "Europe/London", "").status()).isEqualTo(403);
        assertThat(set(Visitor.named(server, "Stranger"), soon, 120, "Europe/London", "")
                        .status())
                .isEqualTo(404);
        assertThat(set(enabler, soon, 0, "Europe/London", "").status()).isEqualTo(400);
        assertThat(set(enabler, soon, 60 * 24 * 2 + 1, "Europe/London", "").status())
                .isEqualTo(400);
        assertThat(set(enabler, soon, 120, "Atlantis", "").status()).isEqualTo(400);
        assertThat(set(enabler, soon, 120, "UTC", "x".repeat(301)).status()).isEqualTo(400);
        assertThat(set(enabler, soon, 120, "UTC", "two\nlines").status()).isEqualTo(400);
        assertThat(enabler.get(path).json().getJsonObject("session")).isNull();

        assertThat(set(enabler, soon, 120, "Europe/London", "Room 2").status()).isEqualTo(200);
        server.restart();
        JsonObject told = participant.get(path).json().getJsonObject("session");
        assertThat(told.getString("at")).isEqualTo("2099-07-03T09:00:00Z");
        assertThat(told.getString("place")).isEqualTo("Room 2");
        assertThat(guest.get(path).status()).isEqualTo(403);
        assertThat(participant.delete(path).status()).isEqualTo(403);

        assertThat(enabler.delete(path).status()).isEqualTo(204);
        assertThat(participant.get(path).json().getJsonObject("session")).isNull();
    }

    @Test
    @DisplayName(
            "LE6 a page without scripts says it by the clock that it was meant by, and a calendar takes it and moves it")
    void a_page_says_it() {
        String link = link();
        Visitor anybody = Visitor.of(server);
        assertThat(anybody.get(link).body()).contains("No date is set yet");
        assertThat(anybody.get(link + "/session.ics").status()).isEqualTo(404);

        set(enabler, soon, 90, "Europe/London", "https://call.example/x?a=1&b=2");
        String page = anybody.get(link).body();
        assertThat(page)
                .contains(
                        "Getting home, &lt;b&gt;sooner&lt;/b&gt;",
                        "Friday 3 July 2099",
                        "10:00 to 11:30, London time",
                        "href=\"https://call.example/x?a=1&amp;b=2\"")
                .doesNotContain("<script", "<b>sooner", "Zebulon");

        Answer file = anybody.get(link + "/session.ics");
        assertThat(file.type()).hasValue("text/calendar; charset=utf-8");
        assertThat(file.body())
                .startsWith("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n")
                .contains(
                        "\r\nDTSTART:20990703T090000Z\r\n",
                        "\r\nDTEND:20990703T103000Z\r\n",
                        "\r\nSEQUENCE:0\r\n",
                        "\r\nSUMMARY:Getting home\\, <b>sooner</b>\r\n")
                .endsWith("END:VCALENDAR\r\n")
                .doesNotContain(map);

        set(enabler, soon.plus(Duration.ofDays(1)), 90, "Europe/London", "Hall; ".repeat(40));
        String moved = anybody.get(link + "/session.ics").body();
        assertThat(moved).contains("\r\nSEQUENCE:1\r\n", "\r\nDTSTART:20990704T090000Z\r\n");
        assertThat(uid(moved)).isEqualTo(uid(file.body()));
        assertThat(moved.split("\r\n"))
                .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(75));
        assertThat(anybody.get(link).body()).contains("Saturday 4 July 2099");

        assertThat(member("participant").get("/room/" + map + "/session.ics").body())
                .contains(uid(moved));
        assertThat(anybody.get("/room/" + map + "/session.ics").status()).isEqualTo(401);
        assertThat(enabler.get("/room/" + map).body()).contains("Next session", "Saturday 4 July 2099");

        server.forward(Duration.between(Instant.now(), soon.plus(Duration.ofDays(2))));
        assertThat(anybody.get(link).body()).contains("The last session was on Saturday 4 July 2099");
    }

    private static String uid(String calendar) {
        int at = calendar.indexOf("UID:");
        return calendar.substring(at, calendar.indexOf("\r\n", at));
    }
}
