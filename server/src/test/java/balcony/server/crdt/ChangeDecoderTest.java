package balcony.server.crdt;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ChangeDecoderTest {
    private static final int ROUNDS = 30;

    @Test
    @DisplayName("C4: the header of every stock change is read as stock Automerge reads it")
    void headers_are_read_as_stock_automerge_reads_them() {
        for (long seed = 1; seed <= 3; seed++) {
            for (JsonNode line : StockChanges.of(seed, ROUNDS).lines()) {
                DecodedChange decoded = ChangeDecoder.decode(StockChanges.chunk(line));

                assertThat(decoded).as("seed %d: %s", seed, line).isInstanceOf(DecodedChange.Valid.class);
                Change change = ((DecodedChange.Valid) decoded).change();
                assertThat(change.hash().hex()).isEqualTo(line.get("hash").asText());
                assertThat(change.actor().hex()).isEqualTo(line.get("actor").asText());
                assertThat(change.seq()).isEqualTo(line.get("seq").asLong());
                assertThat(change.startOp()).isEqualTo(line.get("startOp").asLong());
                assertThat(change.opCount()).isEqualTo(line.get("ops").asLong());
                assertThat(change.time()).isEqualTo(line.get("time").asLong());
                assertThat(change.message()).isEqualTo(line.get("message").asText());
                List<String> deps = new ArrayList<>();
                line.get("deps").forEach(dep -> deps.add(dep.asText()));
                assertThat(change.deps().stream().map(ChangeHash::hex)).containsExactlyElementsOf(deps);
            }
        }
    }

    @Test
    @DisplayName("C5: a whole document, a wrong magic, checksum or type, and bytes behind the chunk are refused")
    void what_is_no_single_change_is_refused() {
        byte[] chunk = StockChanges.of(4, 1).chunks().get(0);

        assertRefused(new byte[0], "ends early");
        assertRefused("not automerge".getBytes(java.nio.charset.StandardCharsets.US_ASCII), "no Automerge chunk");
        assertRefused(Arrays.copyOf(chunk, chunk.length + 1), "behind the chunk");
        assertRefused(with(chunk, 4, chunk[4] + 1), "checksum");
        assertRefused(with(chunk, chunk.length - 1, chunk[chunk.length - 1] + 1), "checksum");
        assertRefused(with(chunk, 8, 0), "whole document");
        assertRefused(with(chunk, 8, 7), "unknown type 7");
    }

    @Test
    @DisplayName("C6: no input makes the decoder throw")
    void damaged_chunks_never_throw() {
        Random random = new Random(7);
        List<byte[]> chunks = StockChanges.of(5, ROUNDS).chunks();
        for (int i = 0; i < 4_000; i++) {
            byte[] chunk = chunks.get(random.nextInt(chunks.size()));
            ChangeDecoder.decode(damage(chunk, random));
        }
    }

    @Test
    @DisplayName("C6: a flipped bit is noticed, unless it leaves what was compressed as it was")
    void every_flipped_bit_is_noticed_or_means_nothing() throws BadBytes {
        int meantNothing = 0;
        for (byte[] plain : StockChanges.of(8, 4).chunks()) {
            for (byte[] chunk : List.of(plain, Chunk.write(Chunk.contents(plain)))) {
                ChangeHash intact = Chunk.read(chunk).hash();
                for (int bit = 0; bit < chunk.length * 8; bit++) {
                    byte[] flipped = chunk.clone();
                    flipped[bit / 8] ^= (byte) (1 << (bit % 8));
                    if (ChangeDecoder.decode(flipped) instanceof DecodedChange.Valid valid) {
                        assertThat(valid.change().hash()).isEqualTo(intact);
                        meantNothing++;
                    }
                }
            }
        }
        assertThat(meantNothing).as("padding behind compressed contents").isPositive();
    }

    @Test
    @DisplayName("C6: no contents make the decoder throw, not even under a right checksum")
    void damaged_contents_under_a_right_checksum_never_throw() throws BadBytes {
        Random random = new Random(8);
        List<byte[]> chunks = StockChanges.of(6, ROUNDS).chunks();
        int valid = 0;
        for (int i = 0; i < 4_000; i++) {
            byte[] contents =
                    Chunk.read(chunks.get(random.nextInt(chunks.size()))).contents();
            if (ChangeDecoder.decode(Chunk.write(damage(contents, random))) instanceof DecodedChange.Valid) {
                valid++;
            }
        }
        assertThat(valid).isBetween(1, 3_999);
    }

    @Test
    @DisplayName("C7: a change that grows beyond the cap when inflated is refused")
    void a_compression_bomb_is_refused() {
        assertRefused(Chunk.write(new byte[Chunk.MAX_CONTENTS + 1]), "exceeds");
    }

    @Test
    @DisplayName("C7: a few bytes that announce a million million operations are refused")
    void a_bomb_of_operations_is_refused() {
        ByteWriter column = new ByteWriter().signed(1L << 40).unsigned(1);
        ByteWriter insert = new ByteWriter().unsigned(1L << 40);
        ByteWriter key = new ByteWriter().signed(1L << 40).prefixedText("k");
        List<Column> columns = List.of(
                new Column(Column.KEY_TEXT, key.toByteArray()),
                new Column(Column.INSERT, insert.toByteArray()),
                new Column(Column.ACTION, column.toByteArray()),
                new Column(Column.VALUE_META, column.toByteArray()),
                new Column(
                        Column.PRED_COUNT,
                        new ByteWriter().signed(1L << 40).unsigned(0).toByteArray()));

        assertMisshapen(chunk(columns), "more than");
    }

    @Test
    @DisplayName("C7: a few bytes that announce a million million predecessors are refused")
    void a_bomb_of_predecessors_is_refused() {
        byte[] runOfOne = new ByteWriter().signed(1L << 40).signed(1).toByteArray();
        List<Column> columns = List.of(
                new Column(
                        Column.KEY_TEXT,
                        new ByteWriter().signed(1).prefixedText("k").toByteArray()),
                new Column(Column.INSERT, new byte[] {1}),
                new Column(Column.ACTION, new byte[] {1, 1}),
                new Column(Column.VALUE_META, new byte[] {1, 1}),
                new Column(
                        Column.PRED_COUNT,
                        new ByteWriter().signed(1).unsigned(1L << 40).toByteArray()),
                new Column(
                        Column.PRED_ACTOR,
                        new ByteWriter().signed(1L << 40).unsigned(0).toByteArray()),
                new Column(Column.PRED_COUNTER, runOfOne));

        assertMisshapen(chunk(columns), "predecessors");
    }

    private static byte[] chunk(List<Column> columns) {
        ActorId actor = new ActorId("0a");
        return Chunk.write(new ChangeContents(List.of(), actor, 1, 1, 0, "", List.of(), columns, new byte[0]).write());
    }

    private static void assertMisshapen(byte[] chunk, String reason) {
        DecodedChange decoded = ChangeDecoder.decode(chunk);
        assertThat(decoded).isInstanceOf(DecodedChange.Misshapen.class);
        assertThat(((DecodedChange.Misshapen) decoded).reason()).contains(reason);
    }

    private static void assertRefused(byte[] chunk, String reason) {
        DecodedChange decoded = ChangeDecoder.decode(chunk);
        assertThat(decoded).isInstanceOf(DecodedChange.Malformed.class);
        assertThat(((DecodedChange.Malformed) decoded).reason()).contains(reason);
    }

    private static byte[] with(byte[] bytes, int index, int value) {
        byte[] changed = bytes.clone();
        changed[index] = (byte) value;
        return changed;
    }

    private static byte[] damage(byte[] bytes, Random random) {
        byte[] damaged = bytes.clone();
        for (int hits = 1 + random.nextInt(3); hits > 0 && damaged.length > 0; hits--) {
            int at = random.nextInt(damaged.length);
            switch (random.nextInt(4)) {
                case 0 -> damaged[at] = (byte) random.nextInt(256);
                case 1 -> damaged[at] ^= (byte) (1 << random.nextInt(8));
                case 2 -> damaged = Arrays.copyOf(damaged, at);
                default -> damaged[at] = HexFormat.of().parseHex("ff807f0001")[random.nextInt(5)];
            }
        }
        return damaged;
    }
}
