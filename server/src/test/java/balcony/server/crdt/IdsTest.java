package balcony.server.crdt;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class IdsTest {
    @Test
    @DisplayName("C1: a document id is the base58 of 16 bytes and their checksum, as stock clients write it")
    void document_ids_are_those_of_stock_clients() {
        String text = "3WMyDBN6JMwfLnrAz9MfsetXXBN6";

        assertThat(Base58.encodeChecked(HexFormat.of().parseHex("b3e500fe28104e6f843a19abe33ac08a")))
                .isEqualTo(text);
        assertThat(DocumentId.parse(text)).contains(new DocumentId(text));
        assertThat(DocumentId.parse("automerge:" + text)).contains(new DocumentId(text));
    }

    @Test
    @DisplayName("C1: random ids are version 4 UUIDs that read back")
    void random_document_ids_read_back() {
        Random random = new Random(1);
        for (int i = 0; i < 1000; i++) {
            DocumentId id = DocumentId.random(random);
            byte[] uuid = Base58.decodeChecked(id.text()).orElseThrow();

            assertThat(DocumentId.parse(id.text())).contains(id);
            assertThat(id.text().length()).isBetween(26, 28);
            assertThat(uuid[6] & 0xf0).isEqualTo(0x40);
            assertThat(uuid[8] & 0xc0).isEqualTo(0x80);
        }
    }

    @Test
    @DisplayName("C1: a text with a wrong letter, length or checksum is no document id")
    void what_is_no_document_id_is_refused() {
        assertThat(DocumentId.parse("")).isEmpty();
        assertThat(DocumentId.parse("1111")).isEmpty();
        assertThat(DocumentId.parse("3WMyDBN6JMwfLnrAz9MfsetXXBN7")).isEmpty();
        assertThat(DocumentId.parse("3WMyDBN6JMwfLnrAz9MfsetXXBN0")).isEmpty();
        assertThat(DocumentId.parse("3WMyDBN6JMwfLnrAz9MfsetXXBN6 ")).isEmpty();
        assertThat(DocumentId.parse(Base58.encodeChecked(new byte[15]))).isEmpty();
        assertThat(DocumentId.parse("z".repeat(1_000_000))).isEmpty();
    }

    @Test
    @DisplayName("C2: heads in messages and URLs are the base58 of 32 bytes and their checksum")
    void checked_base58_keeps_every_byte() {
        Random random = new Random(2);
        for (int length = 0; length < 40; length++) {
            byte[] bytes = new byte[length];
            random.nextBytes(bytes);
            java.util.Arrays.fill(bytes, 0, Math.min(length, length % 4), (byte) 0);

            assertThat(Base58.decodeChecked(Base58.encodeChecked(bytes))).contains(bytes);
        }
    }

    @Test
    @DisplayName("C3: an actor is 16 random bytes in hexadecimal")
    void random_actors_have_sixteen_bytes() {
        Random random = new Random(3);

        assertThat(ActorId.random(random).hex()).matches("[0-9a-f]{32}");
        assertThat(ActorId.random(random)).isNotEqualTo(ActorId.random(random));
    }
}
