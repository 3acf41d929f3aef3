package balcony.server.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import balcony.server.crdt.Change;
import balcony.server.crdt.ChangeHash;
import balcony.server.crdt.DocumentId;
import balcony.server.crdt.HostileChange;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** docs/spec/reader.md */
class ReaderTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path folder;

    private final KeptInMemory kept = new KeptInMemory();
    private Reader reader;

    @BeforeEach
    void start() {
        start(Duration.ofSeconds(10), 1L << 30);
    }

    private void start(Duration deadline, long memoryBytes) {
        // Relative, as ./balcony gives it by default.
        Path relative = Path.of("").toAbsolutePath().relativize(folder);
        reader = new Reader(new ReaderSettings(relative, 1, deadline, Duration.ofSeconds(20), 128, memoryBytes), kept);
    }

    /** What outlives a reader of these tests. */
    private static final class KeptInMemory implements QuarantineStore {
        private final Set<ChangeHash> held = new HashSet<>();

        @Override
        public Collection<ChangeHash> held() {
            return List.copyOf(held);
        }

        @Override
        public void hold(ChangeHash hash) {
            held.add(hash);
        }
    }

    @AfterEach
    void stop() {
        reader.close();
    }

    @Test
    @DisplayName("RD1: a map reads at any heads as stock JS reads it")
    void reads_what_stock_js_reads() throws Exception {
        JsHistory history = JsHistory.of(40);
        for (JsHistory.Picture picture : history.pictures()) {
            assertThat(JSON.readTree(reader.read(history, picture.heads()))).isEqualTo(picture.map());
        }
    }

    @Test
    @DisplayName("RD2: the steps of a walk, added up, are the map at each of its pictures")
    void a_walk_adds_up() throws Exception {
        JsHistory history = JsHistory.of(60);
        ObjectNode map = JSON.createObjectNode();
        int place = 0;
        for (JsHistory.Picture picture : history.pictures()) {
            while (place < picture.count()) {
                for (JsonNode step : JSON.readTree(reader.walk(history, place, picture.count()))) {
                    add(step, map);
                    place++;
                }
            }
            if (history.heads(place).equals(picture.heads())) {
                assertThat(map).isEqualTo(picture.map());
            }
        }
    }

    private static void add(JsonNode step, ObjectNode map) {
        step.get("set").fields().forEachRemaining(field -> map.set(field.getKey(), field.getValue()));
        step.get("gone").forEach(key -> map.remove(key.asText()));
        step.get("records").fields().forEachRemaining(collection -> {
            ObjectNode records = (ObjectNode) map.get(collection.getKey());
            collection.getValue().fields().forEachRemaining(record -> {
                if (record.getValue() instanceof NullNode) {
                    records.remove(record.getKey());
                } else {
                    records.set(record.getKey(), record.getValue());
                }
            });
        });
    }

    @Test
    @DisplayName("RD4: a killed child costs no request that comes after it")
    void a_killed_child_is_replaced() throws Exception {
        JsHistory history = JsHistory.of(40);
        byte[] before = reader.read(history, history.heads(40));

        long pid = reader.pids().get(0);
        ProcessHandle.of(pid).orElseThrow().destroyForcibly();

        assertThat(reader.read(history, history.heads(40))).isEqualTo(before);
        await().until(() -> reader.isUp() && !reader.pids().contains(pid));
    }

    @Test
    @DisplayName("RD6: a change that automerge does not take is named, and what came before it can be read")
    void a_bad_change_is_quarantined() throws Exception {
        JsHistory good = JsHistory.of(40);
        List<Change> changes = new ArrayList<>(good.all());
        Change twentieth = changes.get(19);
        byte[] broken = twentieth.chunk().clone();
        broken[broken.length - 1] ^= 1;
        changes.set(
                19,
                new Change(
                        twentieth.hash(),
                        twentieth.deps(),
                        twentieth.actor(),
                        twentieth.seq(),
                        twentieth.startOp(),
                        twentieth.opCount(),
                        twentieth.time(),
                        twentieth.message(),
                        broken));
        JsHistory bad = new JsHistory(good.document(), changes, good.pictures());

        ReaderException refusal = catchThrowableOfType(ReaderException.class, () -> reader.read(bad, bad.heads(40)));

        assertThat(refusal.quarantined()).contains(twentieth.hash());
        assertThat(reader.read(bad, bad.heads(19))).isNotEmpty();
    }

    @Test
    @DisplayName("RD6: a change that ends the child twice is quarantined and named; others are read as before")
    void a_poisonous_change_is_quarantined() throws Exception {
        JsHistory good = JsHistory.of(40);
        List<Change> changes = new ArrayList<>(good.all());
        Change poison = HostileChange.upon(good.heads(40), 5_000, changes.get(0).actor(), 2);
        changes.add(poison);
        JsHistory bad = new JsHistory(good.document(), changes, good.pictures());

        ReaderException first = catchThrowableOfType(ReaderException.class, () -> reader.read(bad, bad.heads(41)));
        ReaderException second = catchThrowableOfType(ReaderException.class, () -> reader.read(bad, bad.heads(41)));

        assertThat(first.quarantined()).isEmpty();
        assertThat(second.quarantined()).contains(poison.hash());
        assertThat(reader.read(bad, bad.heads(40))).isNotEmpty();

        reader.close();
        start();
        ReaderException afterRestart =
                catchThrowableOfType(ReaderException.class, () -> reader.read(bad, bad.heads(41)));
        assertThat(afterRestart.quarantined()).as("known at once").contains(poison.hash());
    }

    @Test
    @DisplayName("RD5, R12: a child that hangs is ended at the deadline, and the request is answered by another")
    void a_hung_child_is_replaced() throws Exception {
        reader.close();
        start(Duration.ofSeconds(2), 1L << 30);
        JsHistory history = JsHistory.of(40);
        byte[] before = reader.read(history, history.heads(40));

        long pid = reader.pids().get(0);
        new ProcessBuilder("kill", "-STOP", String.valueOf(pid)).start().waitFor();

        assertThat(reader.read(history, history.heads(40))).isEqualTo(before);
        assertThat(ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false))
                .isFalse();
    }

    @Test
    @DisplayName("RD5, R12: a child that takes more memory than it may is ended; with less to take the same is read")
    void a_swollen_child_is_ended() throws Exception {
        reader.close();
        start(Duration.ofSeconds(10), 16L << 20);
        JsHistory history = JsHistory.of(40);

        await().atMost(Duration.ofSeconds(60))
                .until(() -> catchThrowableOfType(ReaderException.class, () -> reader.read(history, history.heads(40)))
                        != null);
        assertThat(kept.held()).as("no change is to blame").isEmpty();

        reader.close();
        start();
        assertThat(reader.read(history, history.heads(40))).isNotEmpty();
    }

    /** A past that says which changes it was asked for, and may say that it has other heads. */
    private record Watched(JsHistory history, List<Integer> asked, boolean lies) implements Past {
        @Override
        public DocumentId document() {
            return history.document();
        }

        @Override
        public int size() {
            return history.size();
        }

        @Override
        public List<Change> changes(int from, int to) {
            for (int place = from; place < Math.min(to, size()); place++) {
                asked.add(place);
            }
            return history.changes(from, to);
        }

        @Override
        public List<ChangeHash> heads(int count) {
            return lies ? history.heads(1) : history.heads(count);
        }

        @Override
        public OptionalInt indexOf(ChangeHash hash) {
            return history.indexOf(hash);
        }
    }

    @Test
    @DisplayName("RD7 RD11: where a loaded or saved document has not the journal's heads, the request fails")
    void other_heads_than_the_journals_are_a_failure() throws Exception {
        JsHistory history = JsHistory.of(40);
        Watched lying = new Watched(history, new ArrayList<>(), true);
        Watched honest = new Watched(history, new ArrayList<>(), false);

        ReaderException read = catchThrowableOfType(ReaderException.class, () -> reader.read(lying, history.heads(40)));
        ReaderException saved = catchThrowableOfType(ReaderException.class, () -> reader.compact(lying, 40));

        assertThat(read).hasMessageContaining("heads are not those of the journal");
        assertThat(saved).isNotNull();
        assertThat(kept.held()).as("no change is to blame").isEmpty();
        assertThat(reader.compact(honest, 40).heads()).isEqualTo(history.heads(40));
    }

    @Test
    @DisplayName("RD8: a child is sent only what it lacks of a document")
    void a_child_is_sent_only_what_it_lacks() throws Exception {
        JsHistory history = JsHistory.of(40);
        JsHistory shorter = new JsHistory(history.document(), history.all().subList(0, 30), List.of());
        List<Integer> asked = new ArrayList<>();

        reader.read(new Watched(shorter, asked, false), history.heads(30));
        assertThat(Set.copyOf(asked)).hasSize(30);
        asked.clear();
        reader.read(new Watched(shorter, asked, false), history.heads(20));
        assertThat(asked).isEmpty();
        reader.read(new Watched(history, asked, false), history.heads(40));
        assertThat(Set.copyOf(asked)).hasSize(10).allMatch(place -> place >= 30);
    }

    @Test
    @DisplayName("RD9: a child's folder holds its native library, is emptied at its start and goes with the server")
    void a_child_has_a_folder_of_its_own() throws Exception {
        JsHistory history = JsHistory.of(40);
        Path own = folder.resolve("worker-0");
        Files.createDirectories(own);
        Files.writeString(own.resolve("left-behind"), "by a crash");

        reader.read(history, history.heads(40));

        try (Stream<Path> files = Files.walk(own)) {
            List<String> names =
                    files.map(file -> file.getFileName().toString()).toList();
            assertThat(names).doesNotContain("left-behind").anyMatch(name -> name.endsWith(".so"));
        }
        reader.close();
        assertThat(own).doesNotExist();
    }
}
