package balcony.server.sync;

import static org.assertj.core.api.Assertions.assertThat;

import balcony.server.crdt.Change;
import balcony.server.crdt.ChangeHash;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What is said to one peer, and what is made of what it says. */
class PeerSyncTest {
    private static final ChangeHash UNKNOWN = ChangeHash.of(new byte[ChangeHash.LENGTH]);

    private final Replica hub = new Replica(new Replica.Dictionary(), new Random(1));
    private final PeerSync peer = hub.with("peer");
    private final Change first = hub.edit(40);
    private final Change second = hub.edit(40);
    private final Change third = hub.edit(40);

    private void hear(List<ChangeHash> heads, List<ChangeHash> need, Have... have) {
        peer.receive(new SyncMessage(heads, need, List.of(have), List.of()), hub.graph.heads());
    }

    private static Have account(List<ChangeHash> lastSync, Change... since) {
        return new Have(
                lastSync,
                BloomFilter.of(List.of(since).stream().map(Change::hash).toList()));
    }

    @Test
    @DisplayName(
            "SY15: who has nothing is sent all in the journal's order, once, with our heads and one account of what we have")
    void who_has_nothing_is_sent_all() {
        hear(List.of(), List.of(), account(List.of()));

        SyncMessage said = peer.generate().orElseThrow();
        assertThat(said.heads()).containsExactly(third.hash());
        assertThat(said.need()).isEmpty();
        assertThat(said.have()).singleElement().satisfies(have -> {
            assertThat(have.lastSync()).isEmpty();
            assertThat(have.since().mayContain(second.hash())).isTrue();
        });
        assertThat(said.changes()).containsExactly(first.chunk(), second.chunk(), third.chunk());
        assertThat(peer.generate()).isEmpty();
    }

    @Test
    @DisplayName("SY15: what a filter holds is not sent, unless it builds on what none holds or is needed")
    void what_builds_on_what_is_lacked_is_sent() {
        hear(List.of(first.hash()), List.of(), account(List.of(), first, third));
        assertThat(peer.generate().orElseThrow().changes()).containsExactly(second.chunk(), third.chunk());

        hear(List.of(first.hash()), List.of(first.hash()), account(List.of(), first, second, third));
        assertThat(peer.generate().orElseThrow().changes()).containsExactly(first.chunk());
    }

    @Test
    @DisplayName("SY15: an unknown head is needed; a need that is no head of the peer's leaves our account out")
    void what_is_unknown_is_needed() {
        hear(List.of(UNKNOWN), List.of(), account(List.of()));
        SyncMessage said = peer.generate().orElseThrow();
        assertThat(said.need()).containsExactly(UNKNOWN);
        assertThat(said.have()).hasSize(1);

        hub.graph.refuse(UNKNOWN);
        hear(List.of(UNKNOWN), List.of(), account(List.of()));
        assertThat(peer.generate().map(SyncMessage::need).orElse(List.of())).isEmpty();
    }

    @Test
    @DisplayName("SY16: known heads are what both have; a peer without heads has lost all and is sent it again")
    void a_peer_without_heads_has_lost_all() {
        hear(List.of(), List.of(), account(List.of()));
        assertThat(peer.generate().orElseThrow().changes()).hasSize(3);
        hear(List.of(third.hash()), List.of(), account(List.of(third.hash())));
        Change fourth = hub.edit(40);
        SyncMessage said = peer.generate().orElseThrow();
        assertThat(said.changes()).containsExactly(fourth.chunk());
        assertThat(said.have().get(0).lastSync()).containsExactly(third.hash());

        hear(List.of(), List.of(), account(List.of()));
        assertThat(peer.generate().orElseThrow().changes()).hasSize(4);
    }

    @Test
    @DisplayName(
            "SY16: of heads of which some are unknown, the known ones are what both have, with those not behind them")
    void some_heads_are_known() {
        hear(List.of(second.hash()), List.of(), account(List.of()));
        hear(List.of(UNKNOWN, first.hash()), List.of(), account(List.of()));

        assertThat(peer.generate().orElseThrow().have().get(0).lastSync())
                .containsExactlyInAnyOrder(first.hash(), second.hash());
    }
}
