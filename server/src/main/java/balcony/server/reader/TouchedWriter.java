package balcony.server.reader;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.automerge.AmValue;
import org.automerge.Document;
import org.automerge.ObjectId;
import org.automerge.Patch;
import org.automerge.PatchAction;
import org.automerge.PathElement;
import org.automerge.Prop;

/**
 * Writes what each change of a walk touched, as a JSON array with one object per change:
 * {@code {"set": {key: value}, "gone": [key], "records": {collection: {id: record as it is now, null if it is gone}}}}. A record
 * comes whole however little of it changed; a key of the root that is new comes whole under {@code set}.
 */
final class TouchedWriter implements AutoCloseable {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private boolean first = true;

    TouchedWriter() {
        bytes.write('[');
    }

    /** Adds one change, from the patches that it made. */
    void write(LoadedMap map, List<Patch> patches) {
        Set<String> keys = new LinkedHashSet<>();
        Map<String, Set<String>> records = new LinkedHashMap<>();
        for (Patch patch : patches) {
            List<String> path = path(patch);
            if (path.size() == 1) {
                keys.add(path.get(0));
            } else if (path.size() > 1) {
                records.computeIfAbsent(path.get(0), key -> new LinkedHashSet<>())
                        .add(path.get(1));
            }
        }
        if (!first) {
            bytes.write(',');
        }
        first = false;
        try {
            bytes.writeBytes(step(map.document(), keys, records));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    byte[] finish() {
        bytes.writeBytes("]".getBytes(StandardCharsets.US_ASCII));
        return bytes.toByteArray();
    }

    @Override
    public void close() {
        bytes.reset();
    }

    private static byte[] step(Document document, Set<String> keys, Map<String, Set<String>> records)
            throws IOException {
        try (MapJson json = MapJson.now(document)) {
            JsonGenerator out = json.out();
            List<String> gone = new ArrayList<>();
            out.writeStartObject();
            out.writeObjectFieldStart("set");
            for (String key : keys) {
                write(json, key, document.get(ObjectId.ROOT, key), gone);
            }
            for (String collection : records.keySet()) {
                Optional<AmValue> value = document.get(ObjectId.ROOT, collection);
                if (!keys.contains(collection) && !(value.orElse(null) instanceof AmValue.Map)) {
                    write(json, collection, value, gone);
                }
            }
            out.writeEndObject();
            out.writeArrayFieldStart("gone");
            for (String key : gone) {
                out.writeString(key);
            }
            out.writeEndArray();
            out.writeObjectFieldStart("records");
            for (Map.Entry<String, Set<String>> touched : records.entrySet()) {
                Optional<AmValue> collection = document.get(ObjectId.ROOT, touched.getKey());
                if (!keys.contains(touched.getKey()) && collection.orElse(null) instanceof AmValue.Map map) {
                    out.writeObjectFieldStart(touched.getKey());
                    for (String id : touched.getValue()) {
                        out.writeFieldName(id);
                        Optional<AmValue> record = document.get(map.getId(), id);
                        if (record.isPresent()) {
                            json.write(record.get());
                        } else {
                            out.writeNull();
                        }
                    }
                    out.writeEndObject();
                }
            }
            out.writeEndObject();
            out.writeEndObject();
            return json.finish();
        }
    }

    private static void write(MapJson json, String key, Optional<AmValue> value, List<String> gone) throws IOException {
        if (value.isPresent()) {
            json.out().writeFieldName(key);
            json.write(value.get());
        } else {
            gone.add(key);
        }
    }

    /** The keys from the root to what the patch touched, as far as they are keys. */
    private static List<String> path(Patch patch) {
        List<String> keys = new ArrayList<>();
        for (PathElement element : patch.getPath()) {
            if (!(element.getProp() instanceof Prop.Key key)) {
                return keys;
            }
            keys.add(key.getValue());
        }
        key(patch.getAction()).ifPresent(keys::add);
        return keys;
    }

    private static Optional<String> key(PatchAction action) {
        if (action instanceof PatchAction.PutMap put) {
            return Optional.of(put.getKey());
        } else if (action instanceof PatchAction.DeleteMap delete) {
            return Optional.of(delete.getKey());
        } else if (action instanceof PatchAction.Increment increment) {
            return key(increment.getProperty());
        } else if (action instanceof PatchAction.FlagConflict conflict) {
            return key(conflict.getProperty());
        }
        return Optional.empty();
    }

    private static Optional<String> key(Prop property) {
        return property instanceof Prop.Key key ? Optional.of(key.getValue()) : Optional.empty();
    }
}
