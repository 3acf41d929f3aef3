package balcony.server;

import static org.assertj.core.api.Assertions.assertThat;

import balcony.model.AmbitionLevel;
import balcony.model.Bundle;
import balcony.model.BundleState;
import balcony.model.Element;
import balcony.model.ElementId;
import balcony.model.Room;
import balcony.model.Stakeholder;
import balcony.model.SystemMap;
import balcony.model.VoiceKind;
import balcony.model.Want;
import balcony.server.limits.Limits;
import balcony.server.web.Listen;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The demo, as whoever starts the server with it finds it. */
class DemoTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private final HttpClient http = HttpClient.newHttpClient();

    @TempDir
    private Path data;

    @Test
    @DisplayName(
            "D1 D2 D3 Harbourside is there, drawn by several people over several days, and the same after a restart")
    void harbourside() throws Exception {
        String map;
        try (Server server = start()) {
            JsonNode joined = join(server);
            map = joined.path("map").asText();
            assertThat(joined.path("role").asText()).isEqualTo("enabler");

            SystemMap now = map(server, joined, "");
            assertPicture(now);
            assertThat(now.title()).isEqualTo("Harbourside: living well at home");

            JsonNode moments = get(server, joined, "/moments").path("moments");
            assertThat(moments).hasSize(4);
            SystemMap then =
                    map(server, joined, "?at=" + moments.path(0).path("id").asText());
            assertThat(then.question()).isEqualTo("How do we get more people out of hospital, faster?");
            assertThat(then.visibleElements())
                    .hasSizeLessThan(now.visibleElements().size());

            JsonNode changes = get(server, joined, "/changes").path("changes");
            assertThat(changes.findValuesAsText("person").stream().distinct()).hasSizeGreaterThan(6);
            assertThat(changes.path(0).path("receivedAt").asText()).startsWith("2026-02-03");
        }
        try (Server again = start()) {
            assertThat(join(again).path("map").asText()).isEqualTo(map);
        }
    }

    private static void assertPicture(SystemMap map) {
        Map<ElementId, Element> elements = map.visibleElements();
        List<Bundle> bundles = map.bundles();
        assertThat(elements.size()).isBetween(30, 40);
        assertThat(bundles).hasSizeGreaterThanOrEqualTo(55);
        assertThat(bundles)
                .filteredOn(bundle -> bundle.state() == BundleState.CONTESTED)
                .hasSizeGreaterThan(3);
        assertThat(map.voices()).hasSize(6);
        assertThat(map.voices().values()).anyMatch(voice -> voice.kind() == VoiceKind.LIVED_EXPERIENCE);
        assertThat(elements.values())
                .anySatisfy(element -> assertThat(element.aims().values())
                        .extracting(aim -> aim.want())
                        .contains(Want.UP, Want.DOWN));
        assertThat(map.stakeholders().values()).extracting(Stakeholder::room).contains(Room.MISSING, Room.PRESENT);
        assertThat(map.ambitions().values())
                .extracting(ambition -> ambition.level())
                .contains(AmbitionLevel.VISION, AmbitionLevel.COMMITMENT);
        List<Element> cards = List.copyOf(elements.values());
        for (int i = 0; i < cards.size(); i++) {
            for (int j = i + 1; j < cards.size(); j++) {
                Element one = cards.get(i);
                Element other = cards.get(j);
                boolean apart = Math.abs(one.x() - other.x()) >= 240 || Math.abs(one.y() - other.y()) >= 120;
                assertThat(apart).as(one.label() + " and " + other.label()).isTrue();
            }
        }
    }

    private Server start() {
        return Server.start(
                new Config(
                        new Listen("127.0.0.1", 0, Optional.empty()),
                        data,
                        Optional.empty(),
                        true,
                        Limits.DEFAULT,
                        false),
                Clock.systemUTC());
    }

    private JsonNode join(Server server) throws IOException, InterruptedException {
        String invite = server.demo().map(URI::getFragment).orElseThrow();
        HttpRequest request = HttpRequest.newBuilder(server.address().resolve("/api/join"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(
                        JSON.writeValueAsString(Map.of("invite", invite, "name", "Newcomer"))))
                .build();
        return JSON.readTree(
                http.send(request, HttpResponse.BodyHandlers.ofString()).body());
    }

    private SystemMap map(Server server, JsonNode joined, String at) throws IOException, InterruptedException {
        return SystemMap.from(JSON.convertValue(get(server, joined, at), Map.class));
    }

    private JsonNode get(Server server, JsonNode joined, String what) throws IOException, InterruptedException {
        URI uri = server.address().resolve("/api/maps/" + joined.path("map").asText() + what);
        HttpRequest request = HttpRequest.newBuilder(uri)
                .header("Authorization", "Bearer " + joined.path("token").asText())
                .build();
        HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return JSON.readTree(response.body());
    }
}
