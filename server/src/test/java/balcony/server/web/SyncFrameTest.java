package balcony.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import balcony.server.crdt.ChangeHash;
import balcony.server.room.FromPeer;
import balcony.server.sync.BloomFilter;
import balcony.server.sync.DecodedMessage;
import balcony.server.sync.Have;
import balcony.server.sync.SyncCodec;
import balcony.server.sync.SyncMessage;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.dataformat.cbor.CBORFactory;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Frames that are like the one before, which need not be read again. */
class SyncFrameTest {
    private static final CBORFactory CBOR = new CBORFactory();
    private static final int SEED = 23;

    private final Random random = new Random(SEED);

    @Test
    @DisplayName("W5, W12: whatever came before on a socket or beside it, a frame is read as if it were the first")
    void read_as_if_it_were_the_first() throws IOException {
        RepeatedSync syncs = new RepeatedSync();
        int[] bad = new int[2];
        for (int round = 0; round < 400; round++) {
            EnvelopeReader reader = new EnvelopeReader(1_000, syncs);
            byte[] before = frame();
            for (int i = 0; i < 60; i++) {
                byte[] frame = i % 3 == 0 ? frame() : random.nextInt(4) == 0 ? before : changed(before);
                String first = told(new EnvelopeReader(1_000, new RepeatedSync()).read(frame));
                assertThat(told(reader.read(frame)))
                        .as("seed %d, round %d, %s", SEED, round, HexFormat.of().formatHex(frame))
                        .isEqualTo(first);
                bad[first.startsWith("Malformed") ? 1 : 0]++;
                before = frame;
            }
        }
        assertThat(bad[0]).as("frames that were good").isGreaterThan(2_000);
        assertThat(bad[1]).as("frames that were bad").isGreaterThan(2_000);
    }

    /** A sync message in an envelope whose keys stand in any order. */
    private byte[] frame() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        List<String> keys = new ArrayList<>(List.of("type", "senderId", "targetId", "documentId", "data"));
        Collections.shuffle(keys, random);
        try (JsonGenerator out = CBOR.createGenerator(bytes)) {
            if (random.nextBoolean()) {
                out.writeStartObject(null, keys.size());
            } else {
                out.writeStartObject();
            }
            for (String key : keys) {
                out.writeFieldName(key);
                switch (key) {
                    case "type" -> out.writeString(random.nextInt(4) == 0 ? "request" : "sync");
                    case "documentId" -> out.writeString("3WMyDBN6JMwfLnrAz9MfsetXXBN6");
                    case "data" -> out.writeBinary(data());
                    default -> out.writeString(key.substring(0, 1 + random.nextInt(2)));
                }
            }
            out.writeEndObject();
        }
        return bytes.toByteArray();
    }

    private byte[] data() {
        byte[] hash = new byte[ChangeHash.LENGTH];
        hash[0] = (byte) random.nextInt(3);
        List<ChangeHash> heads = List.of(ChangeHash.of(hash));
        List<byte[]> chunks = random.nextInt(4) == 0 ? List.of(new byte[random.nextInt(400)]) : List.of();
        return SyncCodec.encode(
                new SyncMessage(heads, List.of(), List.of(new Have(heads, BloomFilter.empty())), chunks));
    }

    /** The frame with one byte altered, taken away or added. */
    private byte[] changed(byte[] frame) {
        int at = random.nextInt(frame.length);
        int kind = random.nextInt(3);
        ByteArrayOutputStream changed = new ByteArrayOutputStream();
        changed.write(frame, 0, at);
        if (kind > 0) {
            changed.write(random.nextInt());
        }
        int rest = kind > 1 ? at : at + 1;
        changed.write(frame, rest, frame.length - rest);
        return changed.toByteArray();
    }

    private static String told(ClientMessage message) {
        if (message instanceof ClientMessage.Said said && said.message() instanceof FromPeer.Sync sync) {
            String data = sync.message() instanceof DecodedMessage.Valid valid
                    ? HexFormat.of().formatHex(SyncCodec.encode(valid.message()))
                    : sync.message().toString();
            return said.senderId() + sync.document() + sync.bytes() + sync.request() + data;
        }
        return message.toString();
    }
}
