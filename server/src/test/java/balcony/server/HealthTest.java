package balcony.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class HealthTest {
    private static TestServer server;

    @BeforeAll
    static void open() {
        server = TestServer.start();
    }

    @AfterAll
    static void close() {
        server.close();
    }

    @Test
    @DisplayName("HE1 HE2: it says that it lives, is ready, and which version it is")
    void says_that_it_lives_is_ready_and_which_version_it_is() throws Exception {
        assertThat(get("/livez").body()).contains("up");
        assertThat(get("/readyz").statusCode()).isEqualTo(200);
        assertThat(get("/version").body()).contains("version");
    }

    @Test
    void answers_an_address_where_nothing_lives_with_a_problem() throws Exception {
        HttpResponse<String> answer = get("/api/nothing");

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(answer.body()).contains("\"status\":404");
    }

    @Test
    void tells_prometheus_how_it_does() throws Exception {
        assertThat(get("/metrics").body())
                .contains("process_start_time_seconds", "balcony_maps_open 0", "balcony_sockets_open 0");
    }

    @Test
    void describes_each_of_its_addresses() throws Exception {
        JsonObject paths = new JsonObject(get("/api/openapi.json").body()).getJsonObject("paths");
        List<String> absent = new ArrayList<>();
        for (String path : paths.fieldNames()) {
            for (String method : List.of("get", "post", "patch", "delete")) {
                String title =
                        ask(method, path.replaceAll("\\{[a-z]+}", "unknown")).body();
                boolean there = !title.contains("wrong-method") && !title.contains("Nothing lives at this address");
                if (there != paths.getJsonObject(path).containsKey(method)) {
                    absent.add(method + " " + path + ": " + title);
                }
            }
        }
        assertThat(absent).isEmpty();
    }

    private static HttpResponse<String> ask(String method, String path) throws Exception {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(server.address().resolve(path))
                                .method(method.toUpperCase(Locale.ROOT), HttpRequest.BodyPublishers.noBody())
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
    }

    private static HttpResponse<String> get(String path) throws Exception {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(server.address().resolve(path)).build(),
                        HttpResponse.BodyHandlers.ofString());
    }
}
