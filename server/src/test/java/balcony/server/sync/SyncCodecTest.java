package balcony.server.sync;

import static org.assertj.core.api.Assertions.assertThat;

import balcony.server.crdt.ChangeHash;
import balcony.server.crdt.StockPeer;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SyncCodecTest {
    @Test
    @DisplayName("SY8: what is written is read again")
    void what_is_written_is_read_again() {
        Random random = new Random(1);
        List<ChangeHash> hashes = hashes(random, 40);
        SyncMessage message = new SyncMessage(
                hashes.subList(0, 2),
                hashes.subList(2, 5),
                List.of(new Have(hashes.subList(5, 6), BloomFilter.of(hashes.subList(6, 40)))),
                List.of(new byte[] {1, 2, 3}));

        DecodedMessage read = SyncCodec.decode(SyncCodec.encode(message));

        assertThat(read).isInstanceOf(DecodedMessage.Valid.class);
        SyncMessage again = ((DecodedMessage.Valid) read).message();
        assertThat(again.heads()).isEqualTo(message.heads());
        assertThat(again.need()).isEqualTo(message.need());
        assertThat(again.have().get(0).lastSync()).isEqualTo(hashes.subList(5, 6));
        assertThat(hashes.subList(6, 40))
                .allMatch(hash -> again.have().get(0).since().mayContain(hash));
        assertThat(again.changes().get(0)).containsExactly(1, 2, 3);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "41",
                "4200",
                "42ffffffffffffffffff7f",
                "42000001000301000700", // a filter with no bits for its entry, which kills automerge-java
                "420000010004ff7f0a0700",
                "42000000ffffff7f",
                "4200000001ffffff7f",
                "43000000010485 6f4a83",
            })
    @DisplayName("SY8: bytes that are no message are told apart, without an exception")
    void bytes_that_are_no_message_are_told_apart(String hex) {
        assertThat(SyncCodec.decode(HexFormat.of().parseHex(hex.replace(" ", ""))))
                .isInstanceOf(DecodedMessage.Malformed.class);
    }

    @Test
    @DisplayName("SY8: no bytes make the decoder throw")
    void no_bytes_make_the_decoder_throw() {
        Random random = new Random(2);
        byte[] valid = SyncCodec.encode(new SyncMessage(
                hashes(random, 2),
                hashes(random, 1),
                List.of(new Have(hashes(random, 1), BloomFilter.of(hashes(random, 9)))),
                List.of(new byte[40])));
        for (int i = 0; i < 50_000; i++) {
            byte[] bytes = Arrays.copyOf(valid, random.nextInt(valid.length + 1));
            for (int flips = random.nextInt(4); flips >= 0 && bytes.length > 0; flips--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
            }
            if (bytes.length > 0) {
                bytes[0] = (byte) (0x42 + random.nextInt(2));
            }
            assertThat(SyncCodec.decode(bytes)).isNotNull();
        }
    }

    @Test
    @DisplayName("SY9: a filter holds all that was put in and few others")
    void a_filter_holds_all_that_was_put_in_and_few_others() {
        Random random = new Random(3);
        List<ChangeHash> in = hashes(random, 2000);
        BloomFilter filter = BloomFilter.of(in);

        long others = hashes(random, 10_000).stream().filter(filter::mayContain).count();

        assertThat(in).allMatch(filter::mayContain);
        assertThat(others).isLessThan(200);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 10, 100, 1000})
    @DisplayName(
            "SY8 SY9: a stock client's first message is read as it was meant, and its filter is ours, byte for byte")
    void a_stock_clients_first_message_is_read_as_it_was_meant(int changes) {
        JsonNode stock = StockPeer.run("first-sync.mjs", "", changes).get(0);

        DecodedMessage read =
                SyncCodec.decode(Base64.getDecoder().decode(stock.get("message").asText()));

        SyncMessage message = ((DecodedMessage.Valid) read).message();
        List<ChangeHash> hashes = new ArrayList<>();
        stock.get("hashes").forEach(hash -> hashes.add(ChangeHash.parse(hash.asText())));
        assertThat(message.heads())
                .containsExactly(ChangeHash.parse(stock.get("heads").get(0).asText()));
        assertThat(message.need()).isEmpty();
        assertThat(message.changes()).isEmpty();
        assertThat(message.have().get(0).lastSync()).isEmpty();
        assertThat(message.have().get(0).since().encode())
                .isEqualTo(BloomFilter.of(hashes).encode());
    }

    private static List<ChangeHash> hashes(Random random, int count) {
        List<ChangeHash> hashes = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            byte[] bytes = new byte[ChangeHash.LENGTH];
            random.nextBytes(bytes);
            hashes.add(ChangeHash.of(bytes));
        }
        return hashes;
    }
}
