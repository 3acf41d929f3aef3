package balcony.server.sync;

import static org.assertj.core.api.Assertions.assertThat;

import balcony.server.crdt.Change;
import balcony.server.crdt.ChangeHash;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/** A hub and clients with a line in each direction, ordered as sockets are unless {@link #disturb} is called. */
final class World {
    private static final int MOST_MESSAGES = 20_000;

    /** One that speaks the protocol with the hub. */
    interface Client {
        void edit(Random random);

        /** What it has to say to the hub. */
        Optional<byte[]> say();

        void hear(byte[] message);

        /** Forgets what it knows of the hub, as when the socket ends. */
        void drop();

        List<ChangeHash> heads();
    }

    /** A client that runs our own engine. */
    record Modelled(Replica self, Replica hub) implements Client {
        @Override
        public void edit(Random random) {
            self.edit(32 + random.nextInt(200));
        }

        @Override
        public Optional<byte[]> say() {
            return self.say(hub);
        }

        @Override
        public void hear(byte[] message) {
            self.hear(hub, message);
        }

        @Override
        public void drop() {
            self.drop(hub);
        }

        @Override
        public List<ChangeHash> heads() {
            return self.graph.heads();
        }
    }

    final Random random;
    final Replica hub;
    final List<Client> clients = new ArrayList<>();
    final Map<Client, LinkedList<byte[]>> toHub = new HashMap<>();
    final Map<Client, LinkedList<byte[]>> toClient = new HashMap<>();
    final Set<Client> online = new HashSet<>();
    boolean broadcasts;
    boolean coalesces;
    private final List<Change> untold = new ArrayList<>();
    private final Map<Client, Integer> broughtBy = new HashMap<>();
    private final Set<Client> asking = new HashSet<>();

    World(Random random, Replica hub) {
        this.random = random;
        this.hub = hub;
    }

    /** Two to six clients of our own engine around a hub that has one change. */
    static World modelled(long seed) {
        Random random = new Random(seed);
        Replica.Dictionary dictionary = new Replica.Dictionary();
        World world = new World(random, new Replica(dictionary, random));
        world.hub.edit(40);
        int count = 2 + random.nextInt(5);
        for (int i = 0; i < count; i++) {
            world.clients.add(new Modelled(new Replica(dictionary, random), world.hub));
        }
        world.clients.forEach(world::connect);
        return world;
    }

    void connect(Client client) {
        toHub.put(client, new LinkedList<>());
        toClient.put(client, new LinkedList<>());
        online.add(client);
        say(client);
    }

    void disconnect(Client client) {
        online.remove(client);
        asking.remove(client);
        broughtBy.remove(client);
        hub.drop(client);
        client.drop();
    }

    void edit(Client client) {
        client.edit(random);
        if (online.contains(client) && random.nextBoolean()) {
            say(client);
        }
    }

    void say(Client client) {
        client.say().ifPresent(toHub.get(client)::add);
    }

    /** One of the things that happen to a client: it edits, hears, is heard, drops off or comes back. */
    void step() {
        Client client = clients.get(random.nextInt(clients.size()));
        boolean isOnline = online.contains(client);
        switch (random.nextInt(10)) {
            case 0, 1, 2 -> edit(client);
            case 3 -> {
                if (isOnline && random.nextInt(4) == 0) {
                    disconnect(client);
                } else if (!isOnline) {
                    connect(client);
                }
            }
            case 4, 5, 6 -> {
                if (isOnline) {
                    deliverToHub(client);
                }
            }
            default -> {
                if (isOnline) {
                    deliverToClient(client);
                }
            }
        }
    }

    /** Doubles a message on its way, or lets one overtake another. */
    void disturb() {
        Client client = clients.get(random.nextInt(clients.size()));
        LinkedList<byte[]> line = (random.nextBoolean() ? toHub : toClient).getOrDefault(client, new LinkedList<>());
        if (line.isEmpty()) {
            return;
        }
        int from = random.nextInt(line.size());
        byte[] message = random.nextBoolean() ? line.get(from) : line.remove(from);
        line.add(random.nextInt(line.size() + 1), message);
    }

    /** Brings everybody back, and delivers all there is. */
    void heal() {
        for (Client client : clients) {
            if (!online.contains(client)) {
                connect(client);
            }
            say(client);
        }
        settle();
    }

    /** Delivers one message; the hub tells everybody else what was new in it. */
    boolean deliverToHub(Client client) {
        byte[] message = toHub.get(client).poll();
        if (message == null) {
            return false;
        }
        List<Change> entered = hub.hear(client, message);
        untold.addAll(entered);
        broughtBy.merge(client, entered.size(), Integer::sum);
        if (untold.isEmpty()) {
            hub.say(client).ifPresent(toClient.get(client)::add);
        } else if (!hub.with(client).isContent()) {
            asking.add(client);
        }
        if (!coalesces || random.nextInt(4) == 0) {
            tell();
        }
        return true;
    }

    /** The hub tells everybody what is new, by one message to all who are level. */
    void tell() {
        for (Client client : clients) {
            PeerSync sync = hub.with(client);
            if (!online.contains(client) || untold.isEmpty()) {
                continue;
            }
            boolean broughtAll = broughtBy.getOrDefault(client, 0) == untold.size();
            if (broadcasts && !broughtAll && !asking.contains(client) && sync.isLevel()) {
                sync.broadcastSent(hub.graph.places(untold));
                toClient.get(client).add(SyncCodec.encode(PeerSync.broadcast(hub.graph, untold)));
            } else {
                hub.say(client).ifPresent(toClient.get(client)::add);
            }
        }
        untold.clear();
        broughtBy.clear();
        asking.clear();
    }

    boolean deliverToClient(Client client) {
        byte[] message = toClient.get(client).poll();
        if (message == null) {
            return false;
        }
        client.hear(message);
        say(client);
        return true;
    }

    /** Delivers all there is; returns how many messages that took. */
    int settle() {
        int messages = 0;
        boolean more = true;
        while (more) {
            more = false;
            for (Client client : clients) {
                while (online.contains(client) && (deliverToHub(client) || deliverToClient(client))) {
                    messages++;
                    more = true;
                    assertThat(messages).isLessThan(MOST_MESSAGES);
                }
            }
            more |= !untold.isEmpty();
            tell();
        }
        return messages;
    }
}
