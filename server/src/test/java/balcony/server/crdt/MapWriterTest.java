package balcony.server.crdt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class MapWriterTest {
    private static final ActorId SERVER = new ActorId("0b");
    private static final ActorId PAGE = new ActorId("0a");

    @Test
    @DisplayName("C12: the first change of a document has no dependencies and starts at operation 1")
    void the_first_change_stands_on_nothing() {
        MapWriter writer = new MapWriter(List.of(), SERVER, 1_700_000_000, "create");
        writer.root().put("schema", 1).text("title", "A map");
        writer.map("elements");
        writer.map("links");

        Change change = writer.build();

        assertThat(((DecodedChange.Valid) ChangeDecoder.decode(change.chunk())).change())
                .isEqualTo(change);
        assertThat(change.deps()).isEmpty();
        assertThat(change.seq()).isEqualTo(1);
        assertThat(change.startOp()).isEqualTo(1);
        assertThat(change.opCount()).isEqualTo(1 + 1 + "A map".length() + 2);
        assertThat(change.time()).isEqualTo(1_700_000_000);
        assertThat(change.message()).isEqualTo("create");
        MapView map = Replica.of(List.of(change)).root();
        assertThat(map.keys()).containsExactly("elements", "links", "schema", "title");
        assertThat(map.value("schema")).contains(new Value.Int(1));
        assertThat(map.text("title")).contains("A map");
        assertThat(map.value("title")).isEmpty();
        assertThat(map.at("elements").orElseThrow().keys()).isEmpty();
        assertThat(map.at("elements", "none")).isEmpty();
    }

    @Test
    @DisplayName("C13: values read back with the types they were put with")
    void values_keep_their_types() {
        Replica replica = new Replica();
        replica.write(
                SERVER,
                0,
                "",
                root -> root.put("whole", 7.0)
                        .put("part", 7.5)
                        .put("huge", 1e300)
                        .put("text", "kept whole")
                        .put("flag", true)
                        .put("at", Instant.ofEpochMilli(12))
                        .put("half", "\ud83c alone")
                        .putNull("none")
                        .list("list", List.of(new Value.Str("a"), new Value.Int(2))));

        MapView map = replica.root();
        assertThat(map.value("whole")).contains(new Value.Int(7));
        assertThat(map.value("part")).contains(new Value.Real(7.5));
        assertThat(map.value("huge")).contains(new Value.Real(1e300));
        assertThat(map.value("text")).contains(new Value.Str("kept whole"));
        assertThat(map.text("text")).contains("kept whole");
        assertThat(map.value("flag")).contains(new Value.Bool(true));
        assertThat(map.value("at")).contains(new Value.Timestamp(12));
        assertThat(map.text("half")).contains("\ufffd alone");
        assertThat(map.value("none")).contains(Value.NULL);
        assertThat(map.list("list")).contains(List.of(new Value.Str("a"), new Value.Int(2)));
    }

    @Test
    @DisplayName("C14: an edit that changes nothing writes nothing")
    void writing_the_same_again_writes_nothing() {
        List<Change> past = new ArrayList<>();
        for (int time = 0; time < 2; time++) {
            MapWriter writer = new MapWriter(past, SERVER, time, "import");
            writer.map("elements", "e1")
                    .put("kind", "factor")
                    .text("label", "Loneliness")
                    .put("x", 3.0);
            writer.root().list("heads", List.of(new Value.Str("a"))).delete("never there");
            assertThat(writer.isEmpty()).isEqualTo(time == 1);
            past.add(writer.build());
        }
        assertThat(past.get(1).opCount()).isZero();
    }

    @Test
    @DisplayName("C15: rewriting a text leaves concurrent typing around the difference in place")
    void rewriting_a_text_keeps_others_typing() {
        Replica server = new Replica();
        Change made = server.write(SERVER, 0, "", root -> root.text("label", "Lonely people 🏡"));
        Replica page = Replica.of(List.of(made));

        Change rewritten = server.write(SERVER, 1, "", root -> root.text("label", "Lonely neighbours 🏡"));
        page.write(PAGE, 1, "", root -> root.text("label", "Very Lonely people 🏡"));
        page.write(PAGE, 2, "", root -> root.text("label", "Very Lonely people 🏡!"));
        page.apply(rewritten);

        assertThat(page.root().text("label")).contains("Very Lonely neighbours 🏡!");
    }

    @Test
    @DisplayName("C16: a new value takes the place of all conflicting ones")
    void overwriting_settles_a_conflict() {
        Replica server = new Replica();
        Replica page = new Replica();
        Change one = server.write(SERVER, 0, "", root -> root.put("sign", "+"));
        Change other = page.write(PAGE, 0, "", root -> root.put("sign", "-"));
        page.apply(one);
        server.apply(other);
        assertThat(page.root().value("sign")).isEqualTo(server.root().value("sign"));

        page.apply(server.write(SERVER, 0, "", root -> root.delete("sign")));

        assertThat(page.root().keys()).isEmpty();
        assertThat(server.root().keys()).isEmpty();
    }

    @Test
    @DisplayName("C17: a large import is one change, and takes time in proportion to its size")
    void a_large_import_is_written_in_one_change() {
        Instant before = Instant.now();
        MapWriter writer = new MapWriter(List.of(), SERVER, 0, "import");
        for (int i = 0; i < 5_000; i++) {
            writer.map("elements", "element-" + i)
                    .put("kind", "factor")
                    .put("x", i)
                    .put("y", -i)
                    .text("label", "The element with the number " + i);
        }
        Change change = writer.build();

        Replica replica = Replica.of(List.of(change));
        for (int i = 0; i < 2_000; i++) {
            int moved = i;
            replica.write(
                    SERVER,
                    i,
                    "move",
                    root -> root.map("elements").map("element-" + moved).put("x", -1));
        }

        assertThat(replica.root().at("elements").orElseThrow().keys()).hasSize(5_000);
        assertThat(replica.root().at("elements", "element-7").orElseThrow().value("x"))
                .contains(new Value.Int(-1));
        assertThat(change.chunk().length).isLessThan(200_000);
        assertThat(Duration.between(before, Instant.now())).isLessThan(Duration.ofSeconds(30));
    }

    @Test
    @DisplayName("C18: a replica takes a change once, and only after what it depends on")
    void a_change_waits_for_its_dependencies() {
        Replica server = new Replica();
        Change first = server.write(SERVER, 0, "", root -> root.put("n", 1));
        Change second = server.write(SERVER, 0, "", root -> root.put("n", 2));
        Replica late = new Replica();

        assertThatThrownBy(() -> late.apply(second)).isInstanceOf(IllegalArgumentException.class);
        late.apply(first);
        late.apply(first);
        late.apply(second);

        assertThat(late.heads()).containsExactly(second.hash());
        assertThat(second.deps()).containsExactly(first.hash());
        assertThat(second.seq()).isEqualTo(2);
        assertThat(second.startOp()).isEqualTo(2);
    }
}
