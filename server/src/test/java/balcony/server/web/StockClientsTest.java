package balcony.server.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import balcony.server.access.Role;
import balcony.server.crdt.DocumentId;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What stock automerge-repo clients see through the front door. */
class StockClientsTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

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

    @Test
    @DisplayName("RO6: a client that asks before the creator's first message arrived still finds the map")
    void a_client_that_asks_before_the_creators_first_message_arrived_still_finds_the_map() {
        repos.call("open", "asha");
        String document = repos.text("create", "asha", "value", Map.of("title", "Harbourside"));
        repos.call("open", "ben", "url", hub.url("asha"));
        repos.call("seek", "ben", "document", document);
        await().atMost(PATIENCE).until(() -> sent("ben", "request") == 1);

        repos.call("connect", "asha", "url", hub.url("asha"));

        await().atMost(PATIENCE).until(() -> keys("ben", document).contains("title"));
    }

    @Test
    @DisplayName("RO6: a map that does not exist and one without access look the same")
    void a_map_that_does_not_exist_and_one_without_access_look_the_same() {
        String document = created("asha");
        repos.call("open", "ben", "url", hub.url("ben"));

        String noAccess = repos.text("find", "ben", "document", document);
        String nothing = repos.text("find", "ben", "document", "automerge:3WMyDBN6JMwfLnrAz9MfsetXXBN6");

        assertThat(noAccess).contains("unavailable").isNotEqualTo("ready");
        assertThat(noAccess.replace(document, "D"))
                .isEqualTo(nothing.replace("automerge:3WMyDBN6JMwfLnrAz9MfsetXXBN6", "D"));
    }

    @Test
    @DisplayName("RO2: a client that was cut off brings its work when it is back, and gets what it missed")
    void a_client_that_was_cut_off_brings_its_work_when_it_is_back() {
        String document = created("asha");
        member("ben", document, Role.PARTICIPANT);
        repos.call("find", "ben", "document", document);

        repos.call("cut", "ben");
        repos.call("edit", "ben", "document", document, "key", "offline", "times", 5);
        repos.call("edit", "asha", "document", document, "key", "meanwhile");

        await().atMost(PATIENCE).untilAsserted(() -> {
            assertThat(state("ben", document)).isEqualTo(state("asha", document));
            assertThat(state("ben", document).get("changes").asInt()).isEqualTo(7);
        });
    }

    @Test
    @DisplayName("RO4: an observer's change is refused; the observer is told, goes quiet and goes on receiving")
    void an_observers_change_is_refused_and_the_observer_goes_on_receiving() {
        String document = created("asha");
        member("ben", document, Role.OBSERVER);
        repos.call("find", "ben", "document", document);

        repos.call("edit", "ben", "document", document, "key", "mine", "times", 3, "gap", 30);
        await().atMost(PATIENCE).until(() -> told("ben", "refused").size() >= 1);
        repos.call("edit", "asha", "document", document, "key", "hers", "times", 5, "gap", 30);

        await().atMost(PATIENCE).until(() -> keys("ben", document).contains("hers-4"));
        assertThat(told("ben", "refused").get(0).get("message").get("code").asText())
                .isEqualTo("read-only");
        assertThat(keys("asha", document)).doesNotContain("mine-0");
        assertThat(hub.stored(id(document))).isEqualTo(6);
        assertQuiet("ben", 40);
    }

    @Test
    @DisplayName(
            "RO4: an observer who was refused and is promoted stays quiet and receives, on the same socket and after coming back")
    void an_observer_who_was_refused_and_is_promoted_stays_quiet_and_receives() {
        String document = created("asha");
        member("ben", document, Role.OBSERVER);
        repos.call("find", "ben", "document", document);
        repos.call("edit", "ben", "document", document, "key", "refused");
        await().atMost(PATIENCE).until(() -> !told("ben", "refused").isEmpty());

        hub.gate.set(id(document), "ben", Role.PARTICIPANT);
        repos.call("edit", "ben", "document", document, "key", "later");
        repos.call("edit", "asha", "document", document, "key", "hers");
        await().atMost(PATIENCE).until(() -> keys("ben", document).contains("hers"));
        assertQuiet("ben", 40);

        repos.call("cut", "ben");
        repos.call("edit", "asha", "document", document, "key", "again");
        await().atMost(PATIENCE).until(() -> keys("ben", document).contains("again"));
        assertQuiet("ben", 60);
        assertThat(keys("asha", document)).containsExactly("again", "hers", "title");
    }

    @Test
    @DisplayName("RO4: a fresh copy of a promoted observer may edit")
    void a_fresh_copy_of_a_promoted_observer_may_edit() {
        String document = created("asha");
        member("ben", document, Role.OBSERVER);
        repos.call("find", "ben", "document", document);
        repos.call("edit", "ben", "document", document, "key", "refused");
        await().atMost(PATIENCE).until(() -> !told("ben", "refused").isEmpty());

        hub.gate.set(id(document), "ben", Role.PARTICIPANT);
        repos.call("open", "ben2", "url", hub.url("ben"));
        repos.call("find", "ben2", "document", document);
        repos.call("edit", "ben2", "document", document, "key", "allowed");

        await().atMost(PATIENCE).until(() -> keys("asha", document).contains("allowed"));
        await().atMost(PATIENCE).until(() -> keys("ben", document).contains("allowed"));
    }

    @Test
    @DisplayName("RO3: a change under somebody else's actor is refused")
    void a_change_under_somebody_elses_actor_is_refused() {
        String document = created("asha");
        member("ben", document, Role.PARTICIPANT);
        repos.call("find", "ben", "document", document);

        String actor = repos.text("actor", "asha", "document", document);
        repos.call("forge", "ben", "document", document, "actor", actor, "key", "forged");

        await().atMost(PATIENCE).until(() -> !told("ben", "refused").isEmpty());
        assertThat(told("ben", "refused").get(0).get("message").get("code").asText())
                .isEqualTo("foreign-actor");
        // The forger's own copy is spoilt for good, for it has two changes of one number; nobody else's is.
        repos.call("edit", "asha", "document", document, "key", "after");
        member("chi", document, Role.OBSERVER);
        repos.call("find", "chi", "document", document);
        await().atMost(PATIENCE).until(() -> keys("chi", document).contains("after"));
        assertThat(keys("asha", document)).doesNotContain("forged");
    }

    @Test
    @DisplayName("RO5: a removed member's socket closes within a second")
    void a_removed_members_socket_closes_within_a_second() {
        String document = created("asha");
        member("ben", document, Role.PARTICIPANT);
        repos.call("find", "ben", "document", document);

        hub.gate.remove(id(document), "ben");

        await().atMost(Duration.ofSeconds(1))
                .pollInterval(Duration.ofMillis(20))
                .until(() ->
                        repos.call("counts", "ben").at("/result/closeCodes/0").asInt() == 4403);
        repos.call("edit", "asha", "document", document, "key", "secret");
        assertThat(keys("ben", document)).doesNotContain("secret");
    }

    @Test
    @DisplayName("RO7 RO10: ephemerals reach the others, stamped with the sender, and the roster says who that is")
    void ephemerals_reach_the_others_and_the_roster_says_who_sent_them() {
        String document = created("asha");
        member("ben", document, Role.OBSERVER);
        repos.call("find", "ben", "document", document);
        String ben = repos.call("open", "ben", "url", hub.url("ben"), "peerId", "ben-tab")
                .get("result")
                .asText();
        repos.call("find", "ben", "document", document);

        repos.call("broadcast", "ben", "document", document, "value", Map.of("balcony", "presence", "x", 3));

        await().atMost(PATIENCE).until(() -> !told("asha", "presence").isEmpty());
        assertThat(told("asha", "presence").get(0).get("senderId").asText()).isEqualTo(ben);
        await().atMost(PATIENCE).untilAsserted(() -> {
            List<JsonNode> rosters = told("asha", "roster");
            assertThat(rosters.get(rosters.size() - 1)
                            .get("message")
                            .get("peers")
                            .get(ben)
                            .asText())
                    .isEqualTo("member-ben");
        });
    }

    @Test
    @DisplayName("RO8: a follower of the hub's storage is told the heads that are stored")
    void a_follower_of_the_hubs_storage_is_told_the_heads_that_are_stored() {
        repos.call("open", "asha", "url", hub.url("asha"), "gossip", true);
        String document = repos.text("create", "asha", "value", Map.of("title", "Harbourside"));
        repos.call("follow", "asha", "storageId", Hub.IDENTITY.storageId());

        repos.call("edit", "asha", "document", document, "key", "saved");

        await().atMost(PATIENCE).untilAsserted(() -> {
            JsonNode told = repos.call(
                            "remoteHeads", "asha", "document", document, "storageId", Hub.IDENTITY.storageId())
                    .get("result");
            assertThat(told.get("heads")).hasSize(1);
            assertThat(told.get("heads")).isEqualTo(told.get("own"));
            assertThat(received("asha", "remote-heads-changed")).isPositive();
        });
    }

    @Test
    @DisplayName("RO1: what could not be stored is shown to nobody, and enters when it can")
    void what_could_not_be_stored_is_shown_to_nobody_and_enters_when_it_can() {
        String document = created("asha");
        member("ben", document, Role.PARTICIPANT);
        repos.call("find", "ben", "document", document);

        hub.log.fail(true);
        repos.call("edit", "ben", "document", document, "key", "unlucky");
        await().atMost(PATIENCE)
                .until(() ->
                        repos.call("counts", "ben").at("/result/closeCodes/0").asInt() == 1013);
        assertThat(keys("asha", document)).doesNotContain("unlucky");
        hub.log.fail(false);

        await().atMost(PATIENCE).until(() -> keys("asha", document).contains("unlucky"));
    }

    /** A stock client says no more than so much, and after that nothing. */
    private void assertQuiet(String repo, int atMost) {
        int[] last = {-1};
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(700)).until(() -> {
            int now = sent(repo, "sync");
            boolean same = now == last[0];
            last[0] = now;
            return same;
        });
        assertThat(last[0]).isLessThanOrEqualTo(atMost);
    }

    private int sent(String repo, String type) {
        return repos.call("counts", repo).at("/result/sent/" + type).asInt();
    }

    private int received(String repo, String type) {
        return repos.call("counts", repo).at("/result/received/" + type).asInt();
    }

    private List<String> keys(String repo, String document) {
        List<String> keys = new ArrayList<>();
        state(repo, document).get("keys").forEach(key -> keys.add(key.asText()));
        return keys;
    }

    private List<JsonNode> told(String repo, String about) {
        List<JsonNode> told = new ArrayList<>();
        for (JsonNode ephemeral : repos.call("ephemerals", repo).get("result")) {
            if (about.equals(ephemeral.at("/message/balcony").asText())) {
                told.add(ephemeral);
            }
        }
        return told;
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
