package balcony.server.crdt;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReplicaTest {
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {21, 22, 23, 24})
    @DisplayName("C9: a replica reads in a stock history what stock clients read")
    void reads_what_stock_clients_read(long seed) {
        StockChanges stock = StockChanges.of(seed, 60);

        Replica replica = Replica.of(stock.changes());

        assertThat(Plain.of(replica)).isEqualTo(Plain.of(stock.result()));
        assertThat(hexes(replica)).isEqualTo(heads(stock.result()));
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {31, 32, 33})
    @DisplayName("C10: the server and stock clients go on, in turn, on top of each other")
    void writes_in_turn_with_stock_clients(long seed) {
        Random random = new Random(seed);
        RandomEdits edits = new RandomEdits(random);
        Replica replica = new Replica();
        List<Change> all = new ArrayList<>();
        for (int turn = 0; turn < 4; turn++) {
            ActorId actor = ActorId.random(random);
            for (int made = 0; made < 5; made++) {
                long time = random.nextInt(2_000_000_000);
                all.add(replica.write(actor, time, edits.string(), edits::change));
            }

            List<JsonNode> output = StockPeer.run("continue.mjs", input(all), seed * 100 + turn, 5);
            JsonNode seen = output.get(all.size());

            assertThat(output.subList(0, all.size()).stream().map(ReplicaTest::header))
                    .containsExactlyInAnyOrderElementsOf(
                            all.stream().map(ReplicaTest::header).toList());
            assertThat(Plain.of(seen)).as("seed %d turn %d", seed, turn).isEqualTo(Plain.of(replica));
            assertThat(heads(seen)).isEqualTo(hexes(replica));

            for (JsonNode line : output.subList(all.size() + 1, output.size() - 1)) {
                Change change = ((DecodedChange.Valid) ChangeDecoder.decode(StockChanges.chunk(line))).change();
                replica.apply(change);
                all.add(change);
            }
            JsonNode result = output.get(output.size() - 1);
            assertThat(Plain.of(replica)).as("seed %d turn %d", seed, turn).isEqualTo(Plain.of(result));
        }
    }

    @Test
    @DisplayName("C11: replicas that took the same changes in different orders read the same")
    void replicas_that_took_the_same_changes_read_the_same() {
        for (long seed = 1; seed <= 30; seed++) {
            Random random = new Random(seed);
            RandomEdits edits = new RandomEdits(random);
            List<Replica> replicas = List.of(new Replica(), new Replica(), new Replica());
            List<List<Change>> written = List.of(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
            Change first = replicas.get(0).write(ActorId.random(random), 0, "", edits::change);
            replicas.forEach(replica -> replica.apply(first));
            for (int round = 0; round < 10; round++) {
                for (int i = 0; i < replicas.size(); i++) {
                    written.get(i).add(replicas.get(i).write(ActorId.random(random), 0, "", edits::change));
                }
                if (round % 3 == 2) {
                    for (int i = 0; i < replicas.size(); i++) {
                        Replica replica = replicas.get(i);
                        written.get((i + 1) % 3).forEach(replica::apply);
                        written.get((i + 2) % 3).forEach(replica::apply);
                        written.get(i).forEach(replica::apply);
                    }
                }
            }
            for (int i = 0; i < replicas.size(); i++) {
                Replica replica = replicas.get(i);
                written.get((i + 2) % 3).forEach(replica::apply);
                written.get((i + 1) % 3).forEach(replica::apply);
            }

            assertThat(Plain.of(replicas.get(1))).as("seed %d", seed).isEqualTo(Plain.of(replicas.get(0)));
            assertThat(Plain.of(replicas.get(2))).as("seed %d", seed).isEqualTo(Plain.of(replicas.get(0)));
            assertThat(replicas.get(1).heads()).isEqualTo(replicas.get(0).heads());
        }
    }

    private static String input(List<Change> changes) {
        return changes.stream()
                .map(change -> Base64.getEncoder().encodeToString(change.chunk()))
                .collect(Collectors.joining("\n"));
    }

    private static List<Object> header(Change change) {
        return List.of(
                change.hash().hex(),
                change.actor().hex(),
                change.seq(),
                change.startOp(),
                change.opCount(),
                change.time(),
                change.message());
    }

    private static List<Object> header(JsonNode line) {
        return List.of(
                line.get("hash").asText(),
                line.get("actor").asText(),
                line.get("seq").asLong(),
                line.get("startOp").asLong(),
                line.get("ops").asLong(),
                line.get("time").asLong(),
                line.get("message").asText());
    }

    private static List<String> hexes(Replica replica) {
        return replica.heads().stream().map(ChangeHash::hex).toList();
    }

    private static List<String> heads(JsonNode result) {
        List<String> heads = new ArrayList<>();
        result.get("heads").forEach(head -> heads.add(head.asText()));
        return heads.stream().sorted().toList();
    }
}
