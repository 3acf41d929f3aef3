package balcony.server.sync;

import static org.assertj.core.api.Assertions.assertThat;

import balcony.server.crdt.Change;
import balcony.server.crdt.ChangeHash;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Random peers around one hub: they edit, lag behind, drop off and come back, and end with the same changes. */
class ConvergenceTest {
    private static final int QUIET_AFTER = 8;
    private static final int STEPS = 400;

    static LongStream seeds() {
        return LongStream.range(1, 41);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    @DisplayName(
            "SY1: peers that edit, lag, drop off and come back end with the same changes, told at once or together")
    void random_peers_converge(long seed) {
        World world = World.modelled(seed);
        world.broadcasts = seed % 2 == 0;
        world.coalesces = seed % 3 != 0;
        for (int step = 0; step < STEPS; step++) {
            world.step();
        }
        world.heal();

        for (World.Client client : world.clients) {
            Replica self = ((World.Modelled) client).self();
            assertThat(self.graph.heads()).as("seed %d", seed).isEqualTo(world.hub.graph.heads());
            assertThat(self.graph.size()).isEqualTo(world.hub.graph.size());
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    @DisplayName("SY2: two peers that both have news are equal and quiet after eight messages")
    void two_peers_go_quiet_after_eight_messages(long seed) {
        Random random = new Random(seed);
        Replica.Dictionary dictionary = new Replica.Dictionary();
        Replica one = new Replica(dictionary, random);
        Replica other = new Replica(dictionary, random);
        for (int i = random.nextInt(60); i >= 0; i--) {
            one.edit(60);
        }
        exchange(one, other);
        one.drop(other);
        other.drop(one);
        for (int i = random.nextInt(60); i >= 0; i--) {
            (random.nextBoolean() ? one : other).edit(60);
        }

        int messages = exchange(one, other);

        assertThat(one.graph.heads()).isEqualTo(other.graph.heads());
        assertThat(messages).isLessThanOrEqualTo(QUIET_AFTER);
    }

    @Test
    @DisplayName("SY3: a fresh peer gets a long history in pieces, the next one when it acknowledged")
    void a_fresh_peer_gets_a_long_history_in_pieces() {
        Random random = new Random(7);
        Replica.Dictionary dictionary = new Replica.Dictionary();
        Replica hub = new Replica(dictionary, random);
        Replica fresh = new Replica(dictionary, random);
        for (int i = 0; i < 3000; i++) {
            hub.edit(300);
        }
        Optional<byte[]> question = fresh.say(hub);
        int pieces = 0;
        while (question.isPresent()) {
            hub.hear(fresh, question.get());
            Optional<byte[]> answer = hub.say(fresh);
            if (answer.isEmpty()) {
                break;
            }
            assertThat(answer.get().length).isLessThan(PeerSync.PIECE_BYTES + 20_000);
            assertThat(hub.say(fresh)).as("nothing more before it acknowledged").isEmpty();
            fresh.hear(hub, answer.get());
            question = fresh.say(hub);
            pieces++;
        }

        assertThat(fresh.graph.heads()).isEqualTo(hub.graph.heads());
        assertThat(pieces).isBetween(4, 8);
    }

    @Test
    @DisplayName("SY4: repeated and reordered messages change nothing")
    void repeated_and_reordered_messages_change_nothing() {
        for (long seed = 1; seed <= 20; seed++) {
            Random random = new Random(seed);
            Replica.Dictionary dictionary = new Replica.Dictionary();
            Replica hub = new Replica(dictionary, random);
            Replica client = new Replica(dictionary, random);
            List<byte[]> said = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                client.edit(50);
                client.say(hub).ifPresent(said::add);
                if (i % 3 == 0) {
                    hub.say(client).ifPresent(message -> client.hear(hub, message));
                }
            }
            said.addAll(List.copyOf(said));
            Collections.shuffle(said, random);

            said.forEach(message -> hub.hear(client, message));
            exchange(client, hub);

            assertThat(hub.graph.heads()).as("seed %d", seed).isEqualTo(client.graph.heads());
        }
    }

    @Test
    @DisplayName("SY5: a peer with a refused change is never asked for it, goes quiet and goes on receiving")
    void a_peer_with_a_refused_change_goes_quiet_and_goes_on_receiving() {
        Random random = new Random(3);
        Replica.Dictionary dictionary = new Replica.Dictionary();
        Replica hub = new Replica(dictionary, random);
        Replica observer = new Replica(dictionary, random);
        hub.edit(50);
        exchange(observer, hub);
        Change refused = observer.edit(50);
        hub.graph.refuse(refused.hash());

        PeerSync sync = hub.with(observer);
        SyncMessage about =
                ((DecodedMessage.Valid) SyncCodec.decode(observer.say(hub).orElseThrow())).message();
        sync.receive(new SyncMessage(about.heads(), about.need(), about.have(), List.of()), hub.graph.heads());
        int messages = exchange(observer, hub);
        assertThat(messages).isLessThanOrEqualTo(QUIET_AFTER);

        Change later = hub.edit(50);
        Optional<SyncMessage> told = sync.generate();
        assertThat(told).isPresent();
        assertThat(told.get().need()).isEmpty();
        observer.hear(hub, SyncCodec.encode(told.get()));
        assertThat(observer.graph.contains(later.hash())).isTrue();
        assertThat(exchange(observer, hub)).isLessThanOrEqualTo(QUIET_AFTER);
    }

    @Test
    @DisplayName("SY6: after our side lost changes that both once had, comparing from the beginning brings them back")
    void lost_changes_come_back() {
        Random random = new Random(5);
        Replica.Dictionary dictionary = new Replica.Dictionary();
        Replica hub = new Replica(dictionary, random);
        Replica client = new Replica(dictionary, random);
        for (int i = 0; i < 30; i++) {
            client.edit(50);
        }
        exchange(client, hub);
        Replica restored = new Replica(dictionary, random);
        hub.changes.subList(0, 12).forEach(restored::enter);

        client.edit(50);
        PeerSync asBefore = client.with(hub);
        int messages = 0;
        for (int round = 0; round < 10; round++) {
            Optional<SyncMessage> said = asBefore.generate();
            if (said.isPresent()) {
                restored.hear(client, SyncCodec.encode(said.get()));
                messages++;
            }
            Optional<byte[]> answer = restored.say(client);
            if (answer.isPresent()) {
                client.hear(hub, answer.get());
                messages++;
            }
        }

        assertThat(restored.graph.heads()).isEqualTo(client.graph.heads());
        assertThat(messages).isLessThanOrEqualTo(QUIET_AFTER);
    }

    @Test
    @DisplayName("SY7: what is newer than some heads is all that is not behind them")
    void since_is_all_that_is_not_behind() {
        for (long seed = 1; seed <= 30; seed++) {
            World world = World.modelled(seed);
            for (int i = 0; i < 60; i++) {
                world.edit(world.clients.get(world.random.nextInt(world.clients.size())));
                if (world.random.nextInt(3) == 0) {
                    world.settle();
                }
            }
            world.settle();
            List<Change> changes = world.hub.changes;
            Set<ChangeHash> known = new HashSet<>();
            for (int i = 0; i < 3; i++) {
                known.add(changes.get(world.random.nextInt(changes.size())).hash());
            }
            Set<ChangeHash> behind = behind(changes, known);

            List<Change> newer = world.hub.since(known);

            assertThat(newer)
                    .containsExactlyElementsOf(changes.stream()
                            .filter(change -> !behind.contains(change.hash()))
                            .toList());
        }
    }

    private static Set<ChangeHash> behind(List<Change> changes, Set<ChangeHash> known) {
        Map<ChangeHash, Change> byHash = new HashMap<>();
        changes.forEach(change -> byHash.put(change.hash(), change));
        Set<ChangeHash> behind = new HashSet<>();
        Deque<ChangeHash> open = new ArrayDeque<>(known);
        while (!open.isEmpty()) {
            ChangeHash hash = open.remove();
            if (behind.add(hash)) {
                open.addAll(byHash.get(hash).deps());
            }
        }
        return behind;
    }

    /** Lets two talk until neither has anything to say; returns how many messages that took. */
    private static int exchange(Replica one, Replica other) {
        int messages = 0;
        boolean more = true;
        while (more) {
            Optional<byte[]> said = one.say(other);
            said.ifPresent(message -> other.hear(one, message));
            Optional<byte[]> answered = other.say(one);
            answered.ifPresent(message -> one.hear(other, message));
            messages += (said.isPresent() ? 1 : 0) + (answered.isPresent() ? 1 : 0);
            more = said.isPresent() || answered.isPresent();
            assertThat(messages).isLessThan(500);
        }
        return messages;
    }
}
