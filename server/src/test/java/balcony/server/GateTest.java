package balcony.server;

import static org.assertj.core.api.Assertions.assertThat;

import balcony.server.access.Gate;
import balcony.server.access.Gate.GrantChange;
import balcony.server.access.Grant;
import balcony.server.access.NewMap;
import balcony.server.access.Role;
import balcony.server.crdt.DocumentId;
import balcony.server.journal.PersonId;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What rooms ask before they let anybody do anything. */
class GateTest {
    private TestServer server;
    private Gate gate;
    private Visitor enabler;
    private NewMap map;
    private DocumentId document;
    private Visitor asha;
    private PersonId ashaId;
    private String ashaMember;

    @BeforeEach
    void open() {
        server = TestServer.start();
        gate = server.gate();
        enabler = Visitor.named(server, "Edda");
        map = server.newMap(enabler);
        String path = "/api/maps/" + map.map();
        document = new DocumentId(enabler.get(path + "/me").text("document"));
        String token = enabler.post(path + "/invites", new JsonObject().put("role", "participant"))
                .text("token");
        asha = Visitor.of(server);
        ashaMember = asha.post(
                        "/api/join", new JsonObject().put("invite", token).put("name", "Asha"))
                .text("member");
        ashaId = new PersonId(
                asha.get("/api/session").json().getJsonObject("person").getString("id"));
    }

    @AfterEach
    void close() {
        server.close();
    }

    private String ashaPath() {
        return "/api/maps/" + map.map() + "/people/" + ashaMember;
    }

    @Test
    @DisplayName("A50 a member has a grant with their role, a stranger has none")
    void a_member_has_a_grant() {
        assertThat(gate.grant(ashaId, document).map(Grant::role)).contains(Role.PARTICIPANT);
        assertThat(gate.grant(ashaId, document).map(grant -> grant.member().value()))
                .contains(ashaMember);
        assertThat(gate.grant(new PersonId("p_stranger"), document)).isEmpty();
        assertThat(gate.grant(ashaId, new DocumentId("nowhere"))).isEmpty();
    }

    @Test
    @DisplayName("A51 a changed role and a removal hold at the gate, and are told, before the request is answered")
    void changes_hold_at_once() {
        List<GrantChange> told = new CopyOnWriteArrayList<>();
        gate.onGrantChange(told::add);
        gate.grant(ashaId, document);

        enabler.patch(ashaPath(), new JsonObject().put("role", "observer"));
        assertThat(gate.grant(ashaId, document).map(Grant::role)).contains(Role.OBSERVER);

        enabler.delete(ashaPath());
        assertThat(gate.grant(ashaId, document)).isEmpty();

        assertThat(told)
                .extracting(change -> change.now().map(Grant::role))
                .containsExactly(Optional.of(Role.OBSERVER), Optional.empty());
        assertThat(told).extracting(GrantChange::person).containsOnly(ashaId);
    }

    @Test
    @DisplayName("A52 a peer id belongs to who first used it, also after a restart")
    void a_peer_id_belongs_to_one_person() {
        assertThat(gate.claimPeer("peer-1", ashaId)).isTrue();
        assertThat(gate.claimPeer("peer-1", ashaId)).isTrue();

        server.restart();

        assertThat(server.gate().claimPeer("peer-1", new PersonId("p_other"))).isFalse();
        assertThat(server.gate().claimPeer("peer-1", ashaId)).isTrue();
    }
}
