package balcony.server.reader;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import org.automerge.AmValue;
import org.automerge.ChangeHash;
import org.automerge.Document;
import org.automerge.MapEntry;
import org.automerge.ObjectId;
import org.jspecify.annotations.Nullable;

/**
 * Writes what an automerge document holds as JSON: texts and strings alike as strings, counters as numbers, timestamps in
 * ISO 8601, bytes in base64, keys that nobody knows as they are. Of rival values the one that automerge shows.
 */
final class MapJson implements AutoCloseable {
    /** Deeper than any map of ours; what a hostile client nests deeper reads as null. */
    private static final int MAX_DEPTH = 40;

    private static final double MAX_EXACT = 9_007_199_254_740_992.0;
    /** As JavaScript writes a date. */
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private static final JsonFactory JSON = new JsonFactory();

    private final Document document;
    private final ChangeHash @Nullable [] heads;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final JsonGenerator out;

    private MapJson(Document document, ChangeHash @Nullable [] heads) throws IOException {
        this.document = document;
        this.heads = heads;
        this.out = JSON.createGenerator(bytes);
    }

    /** As the document is now: quicker than at its heads. */
    static MapJson now(Document document) throws IOException {
        return new MapJson(document, null);
    }

    static MapJson at(Document document, ChangeHash[] heads) throws IOException {
        return new MapJson(document, heads);
    }

    /** The generator, for what stands around the values. */
    JsonGenerator out() {
        return out;
    }

    void writeRoot() throws IOException {
        writeMap(ObjectId.ROOT, 0);
    }

    /** Writes one value, whole. */
    void write(AmValue value) throws IOException {
        write(value, 1);
    }

    byte[] finish() throws IOException {
        out.close();
        return bytes.toByteArray();
    }

    @Override
    public void close() throws IOException {
        out.close();
    }

    private void write(AmValue value, int depth) throws IOException {
        if (depth > MAX_DEPTH) {
            out.writeNull();
        } else if (value instanceof AmValue.Map map) {
            writeMap(map.getId(), depth);
        } else if (value instanceof AmValue.List list) {
            writeList(list.getId(), depth);
        } else if (value instanceof AmValue.Text text) {
            out.writeString(text(text.getId()).orElse(""));
        } else {
            writeScalar(value);
        }
    }

    private void writeScalar(AmValue value) throws IOException {
        if (value instanceof AmValue.Str string) {
            out.writeString(string.getValue());
        } else if (value instanceof AmValue.Int integer) {
            out.writeNumber(integer.getValue());
        } else if (value instanceof AmValue.UInt integer) {
            out.writeNumber(Long.toUnsignedString(integer.getValue()));
        } else if (value instanceof AmValue.F64 number) {
            writeNumber(number.getValue());
        } else if (value instanceof AmValue.Bool bool) {
            out.writeBoolean(bool.getValue());
        } else if (value instanceof AmValue.Counter counter) {
            out.writeNumber(counter.getValue());
        } else if (value instanceof AmValue.Timestamp timestamp) {
            out.writeString(TIME.format(timestamp.getValue().toInstant()));
        } else if (value instanceof AmValue.Bytes raw) {
            out.writeBinary(raw.getValue());
        } else {
            out.writeNull();
        }
    }

    /** As JavaScript writes it: a whole number without a point, no number at all as null. */
    private void writeNumber(double number) throws IOException {
        if (Double.isNaN(number) || Double.isInfinite(number)) {
            out.writeNull();
        } else if (number == Math.rint(number) && Math.abs(number) < MAX_EXACT) {
            out.writeNumber((long) number);
        } else {
            out.writeNumber(number);
        }
    }

    private void writeMap(ObjectId id, int depth) throws IOException {
        out.writeStartObject();
        for (MapEntry entry : entries(id).orElse(new MapEntry[0])) {
            out.writeFieldName(entry.getKey());
            write(entry.getValue(), depth + 1);
        }
        out.writeEndObject();
    }

    private void writeList(ObjectId id, int depth) throws IOException {
        out.writeStartArray();
        for (AmValue item : items(id).orElse(new AmValue[0])) {
            write(item, depth + 1);
        }
        out.writeEndArray();
    }

    private Optional<MapEntry[]> entries(ObjectId id) {
        return heads == null ? document.mapEntries(id) : document.mapEntries(id, heads);
    }

    private Optional<AmValue[]> items(ObjectId id) {
        return heads == null ? document.listItems(id) : document.listItems(id, heads);
    }

    private Optional<String> text(ObjectId id) {
        return heads == null ? document.text(id) : document.text(id, heads);
    }
}
