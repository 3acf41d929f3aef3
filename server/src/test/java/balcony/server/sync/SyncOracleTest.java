package balcony.server.sync;

import static org.assertj.core.api.Assertions.assertThat;

import balcony.server.crdt.Change;
import balcony.server.crdt.ChangeDecoder;
import balcony.server.crdt.DecodedChange;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The engine as a hub of peers that sync by Automerge's own code: automerge-java's {@code SyncState}, in a process of its own, and
 * stock Automerge in JavaScript. How many worlds, and from which seed, can be set: {@code balcony.sync.worlds},
 * {@code balcony.sync.seed}.
 */
class SyncOracleTest {
    private static final long SEED = Long.getLong("balcony.sync.seed", 1);
    private static final long WORLDS = Long.getLong("balcony.sync.worlds", 4);
    private static final int STEPS = 150;
    private static final int QUIET_AFTER = 8;

    private static PeerProcess stock;
    private static PeerProcess syncState;

    static LongStream seeds() {
        return LongStream.range(SEED, SEED + WORLDS);
    }

    @BeforeAll
    static void start() {
        stock = PeerProcess.stock();
        syncState = PeerProcess.syncState();
    }

    @AfterAll
    static void stop() {
        stock.close();
        syncState.close();
    }

    /** One to three peers of each kind around our engine. */
    private static World world(long seed) {
        Random random = new Random(seed);
        World world = new World(random, new Replica(new Real(), random));
        for (int i = 1 + random.nextInt(3); i > 0; i--) {
            world.clients.add(stock.peer("peer-" + i, random));
        }
        for (int i = 1 + random.nextInt(3); i > 0; i--) {
            world.clients.add(syncState.peer("peer-" + i, random));
        }
        world.broadcasts = seed % 2 == 0;
        world.coalesces = seed % 3 != 0;
        world.clients.forEach(world::connect);
        return world;
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    @DisplayName(
            "SY1 SY4 SY10: Automerge's own peers that edit, drop off, come back, hear twice and out of order end as the hub")
    void automerges_own_peers_converge(long seed) {
        World world = world(seed);
        boolean disturbed = seed % 4 >= 2;
        for (int step = 0; step < STEPS; step++) {
            world.step();
            if (disturbed && world.random.nextInt(5) == 0) {
                world.disturb();
            }
        }
        world.heal();

        assertEqual(world, seed);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    @DisplayName("SY2: Automerge's own peer and the hub that both have news are equal and quiet after eight messages")
    void automerges_own_peers_go_quiet(long seed) {
        World world = world(-seed);
        for (World.Client client : world.clients) {
            world.edit(client);
        }
        world.heal();
        world.clients.forEach(world::disconnect);
        for (int i = world.random.nextInt(40); i >= 0; i--) {
            world.edit(world.clients.get(world.random.nextInt(world.clients.size())));
        }
        for (World.Client client : world.clients) {
            world.connect(client);
            int messages = world.settle();
            assertThat(client.heads()).as("seed %d, %s", seed, client).isEqualTo(world.hub.graph.heads());
            assertThat(messages).as("seed %d, %s", seed, client).isLessThanOrEqualTo(QUIET_AFTER);
            assertThat(client.say()).as("seed %d, %s", seed, client).isEmpty();
            world.disconnect(client);
        }
        world.heal();

        assertEqual(world, seed);
    }

    /** The same heads, and the same documents to every eye. */
    private static void assertEqual(World world, long seed) {
        String first = "";
        for (World.Client client : world.clients) {
            assertThat(client.heads()).as("seed %d, %s", seed, client).isEqualTo(world.hub.graph.heads());
            String held = stock.read(((PeerProcess.Peer) client).save());
            if (first.isEmpty()) {
                first = held;
            }
            assertThat(held).as("seed %d, %s", seed, client).isEqualTo(first);
        }
        assertThat(world.hub.changes).hasSameSizeAs(world.hub.since(Set.of()));
    }

    /** Real changes, read from their chunks. */
    private static final class Real extends Replica.Dictionary {
        @Override
        Change read(byte[] chunk) {
            return ((DecodedChange.Valid) ChangeDecoder.decode(chunk)).change();
        }
    }
}
