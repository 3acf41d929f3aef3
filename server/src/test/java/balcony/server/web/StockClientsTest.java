package balcony.server.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import balcony.server.access.Role;
import balcony.server.crdt.DocumentId;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What stock automerge-repo clients see through the front door. */
class StockClientsTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private Hub hub;
    private StockRepos repos;

    @BeforeEach
    void start() {
        hub = new Hub();
        repos = new StockRepos();
    }

    @AfterEach
    void stop() {
        repos.close();
        hub.close();
    }

    @Test
    @DisplayName("W1 RO1: eight clients that draw at once end with the same map")
    void eight_clients_that_draw_at_once_end_with_the_same_map() {
        String document = created("asha");
        for (int i = 0; i < 8; i++) {
            member("p" + i, document, Role.PARTICIPANT);
            assertThat(repos.text("find", "p" + i, "document", document)).isEqualTo("ready");
        }

        for (int i = 0; i < 8; i++) {
            repos.call("drag", "p" + i, "document", document, "key", "k" + i, "times", 40, "gap", 5);
        }

        await().atMost(PATIENCE).untilAsserted(() -> {
            assertThat(state("asha", document).get("changes").asInt()).isEqualTo(321);
            for (int i = 0; i < 8; i++) {
                assertThat(state("p" + i, document)).isEqualTo(state("asha", document));
            }
        });
        assertThat(hub.stored(id(document))).isEqualTo(321);
    }

    private String created(String person) {
        repos.call("open", person, "url", hub.url(person));
        String document = repos.text("create", person, "value", Map.of("title", "Harbourside"));
        await().atMost(PATIENCE).until(() -> hub.stored(id(document)) == 1);
        return document;
    }

    private void member(String person, String document, Role role) {
        hub.gate.set(id(document), person, role);
        repos.call("open", person, "url", hub.url(person));
    }

    private JsonNode state(String repo, String document) {
        return repos.call("state", repo, "document", document).get("result");
    }

    private static DocumentId id(String url) {
        return DocumentId.parse(url).orElseThrow();
    }
}
