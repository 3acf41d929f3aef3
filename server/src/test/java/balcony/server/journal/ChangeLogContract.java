package balcony.server.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import balcony.server.crdt.ActorId;
import balcony.server.crdt.Change;
import balcony.server.crdt.ChangeHash;
import balcony.server.crdt.MapWriter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The rules of docs/spec/journal.md that every change log keeps. A subclass says how one is opened. */
abstract class ChangeLogContract {
    static final MapId HARBOUR = new MapId("m_harbour");
    static final MapId MARKET = new MapId("m_market");
    static final PersonId ASHA = new PersonId("p_asha");
    static final PersonId BELA = new PersonId("p_bela");
    static final Instant NOON = Instant.parse("2026-11-22T12:00:00.123Z");

    /** The log under test, the same until {@link #reopen}. */
    abstract ChangeLog log();

    /** Closes the log as a server does, and opens it again. */
    abstract void reopen();

    /** So many changes of one actor, each built on the one before. */
    static List<Change> changes(String actor, int count) {
        List<Change> made = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            MapWriter writer = new MapWriter(made, new ActorId(actor.repeat(16)), 1_700_000_000L, "draw");
            writer.root().put("n", (long) i);
            made.add(writer.build());
        }
        return made;
    }

    static <T> T done(CompletionStage<T> stage) {
        return stage.toCompletableFuture().join();
    }

    private List<Change> stored(MapId map) {
        return log().load(map).stream().map(StoredChange::change).toList();
    }

    @Test
    @DisplayName("J1 what was appended reads back in order, byte for byte, with who brought it and when")
    void what_was_appended_reads_back() {
        List<Change> changes = changes("aa", 3);

        List<StoredChange> told = done(log().append(HARBOUR, changes, ASHA, NOON.plusNanos(999)));

        List<StoredChange> read = log().load(HARBOUR);
        assertThat(read).isEqualTo(told);
        assertThat(read).extracting(StoredChange::change).isEqualTo(changes);
        assertThat(read).allSatisfy(row -> {
            assertThat(row.person()).isEqualTo(ASHA);
            assertThat(row.receivedAt()).isEqualTo(NOON);
        });
        for (int i = 0; i < changes.size(); i++) {
            assertThat(read.get(i).change().chunk()).isEqualTo(changes.get(i).chunk());
        }
    }

    @Test
    @DisplayName("J2 positions rise over all maps, and each map reads its own")
    void positions_rise_over_all_maps() {
        long first =
                done(log().append(HARBOUR, changes("aa", 1), ASHA, NOON)).get(0).position();
        long second =
                done(log().append(MARKET, changes("bb", 1), ASHA, NOON)).get(0).position();
        long third =
                done(log().append(HARBOUR, changes("aa", 2), ASHA, NOON)).get(1).position();

        assertThat(List.of(first, second, third)).isSorted().doesNotHaveDuplicates();
        assertThat(stored(HARBOUR)).hasSize(2);
        assertThat(stored(MARKET)).hasSize(1);
    }

    @Test
    @DisplayName("J3 a change that is there already keeps its first row, whoever brings it again")
    void a_known_change_keeps_its_row() {
        List<Change> changes = changes("aa", 1);
        List<StoredChange> first = done(log().append(HARBOUR, changes, ASHA, NOON));

        List<StoredChange> second = done(log().append(HARBOUR, changes, BELA, NOON.plusSeconds(60)));

        assertThat(second).isEqualTo(first);
        assertThat(log().load(HARBOUR)).isEqualTo(first);
    }

    @Test
    @DisplayName("J4 an actor belongs to who first brought it; somebody else's append with it is not written at all")
    void an_actor_belongs_to_one_person() {
        List<Change> asha = changes("aa", 2);
        Change own = changes("bb", 1).get(0);
        done(log().append(HARBOUR, asha.subList(0, 1), ASHA, NOON));

        assertThatThrownBy(() -> done(log().append(HARBOUR, List.of(own, asha.get(1)), BELA, NOON)))
                .hasCauseInstanceOf(StorageFailed.class);

        assertThat(stored(HARBOUR)).containsExactly(asha.get(0));
        assertThat(log().actors(HARBOUR))
                .containsExactly(java.util.Map.entry(asha.get(0).actor(), ASHA));
    }

    @Test
    @DisplayName("J5 an actor has one change of each number")
    void an_actor_has_one_change_of_each_number() {
        MapWriter other = new MapWriter(List.of(), new ActorId("aa".repeat(16)), 0, "another first");
        other.root().put("other", true);
        done(log().append(HARBOUR, changes("aa", 1), ASHA, NOON));

        assertThatThrownBy(() -> done(log().append(HARBOUR, List.of(other.build()), ASHA, NOON)))
                .hasCauseInstanceOf(StorageFailed.class);

        assertThat(stored(HARBOUR)).hasSize(1);
    }

    @Test
    @DisplayName("J6 appends that share a transaction fail alone")
    void appends_fail_alone() {
        List<Change> asha = changes("aa", 40);
        MapWriter stolen = new MapWriter(List.of(), asha.get(0).actor(), 0, "with somebody's actor");
        stolen.root().put("mine", true);
        Change foreign = stolen.build();
        done(log().append(HARBOUR, asha.subList(0, 1), ASHA, NOON));
        List<CompletableFuture<List<StoredChange>>> good = new ArrayList<>();
        List<CompletableFuture<List<StoredChange>>> bad = new ArrayList<>();

        for (int i = 1; i < asha.size(); i++) {
            good.add(log().append(HARBOUR, asha.subList(i, i + 1), ASHA, NOON).toCompletableFuture());
            bad.add(log().append(HARBOUR, List.of(foreign), BELA, NOON).toCompletableFuture());
        }

        good.forEach(CompletableFuture::join);
        bad.forEach(told -> assertThatThrownBy(told::join).hasCauseInstanceOf(StorageFailed.class));
        assertThat(stored(HARBOUR)).isEqualTo(asha);
    }

    @Test
    @DisplayName("J7 a reader may ask for what lies behind a position, so many at most")
    void what_lies_behind_a_position() {
        List<StoredChange> all = done(log().append(HARBOUR, changes("aa", 5), ASHA, NOON));

        assertThat(log().after(HARBOUR, all.get(1).position(), 2)).isEqualTo(all.subList(2, 4));
        assertThat(log().after(HARBOUR, all.get(4).position(), 2)).isEmpty();
        assertThat(log().after(MARKET, 0, 2)).isEmpty();
    }

    @Test
    @DisplayName("J8 a refusal is kept for its map, and being told twice is no harm")
    void a_refusal_is_kept() {
        ChangeHash hash = changes("aa", 1).get(0).hash();

        done(log().refuse(HARBOUR, List.of(hash), ASHA, "observer", NOON));
        done(log().refuse(HARBOUR, List.of(hash), BELA, "observer", NOON));

        assertThat(log().refused(HARBOUR)).containsExactly(hash);
        assertThat(log().refused(MARKET)).isEmpty();
    }

    @Test
    @DisplayName("J9 what was told as done is there after closing and opening again")
    void what_was_told_is_there_again() {
        List<StoredChange> told = done(log().append(HARBOUR, changes("aa", 3), ASHA, NOON));
        done(log().refuse(HARBOUR, List.of(changes("bb", 1).get(0).hash()), BELA, "observer", NOON));

        reopen();

        assertThat(log().load(HARBOUR)).isEqualTo(told);
        assertThat(log().actors(HARBOUR)).hasSize(1);
        assertThat(log().refused(HARBOUR)).hasSize(1);
    }

    @Test
    @DisplayName("J10 who is told that an append is done can read it")
    void who_is_told_can_read() {
        List<Change> changes = changes("aa", 50);
        for (int i = 0; i < changes.size(); i++) {
            int length = i + 1;
            Change change = changes.get(i);
            int seen = done(log().append(HARBOUR, List.of(change), ASHA, NOON)
                    .thenApply(told -> log().load(HARBOUR).size()));
            assertThat(seen).isEqualTo(length);
        }
    }
}
