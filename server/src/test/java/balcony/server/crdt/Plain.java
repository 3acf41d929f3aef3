package balcony.server.crdt;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HexFormat;

/** A document as the JSON that {@code web-client/peers/plain.mjs} makes of it, types included. */
final class Plain {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private Plain() {}

    static String of(Replica replica) {
        return plain(replica.node()).toString();
    }

    static String of(JsonNode result) {
        return result.get("document").toString();
    }

    private static JsonNode plain(Entry entry) {
        return entry.node() == null ? plain(entry.value()) : plain(entry.node());
    }

    private static JsonNode plain(Node node) {
        if (node instanceof MapNode map) {
            ArrayNode fields = JSON.arrayNode();
            for (String key : map.keys()) {
                fields.add(JSON.arrayNode().add(key).add(plain(map.winner(key))));
            }
            return JSON.objectNode().set("map", fields);
        }
        SequenceNode sequence = (SequenceNode) node;
        if (sequence.isText()) {
            return JSON.objectNode().put("text", sequence.content());
        }
        ArrayNode items = JSON.arrayNode();
        sequence.visible().forEach(element -> items.add(plain(element.winner())));
        return items;
    }

    private static JsonNode plain(Value value) {
        ObjectNode typed = JSON.objectNode();
        if (value instanceof Value.Bool bool) {
            return JSON.booleanNode(bool.flag());
        } else if (value instanceof Value.Int number) {
            return JSON.numberNode(number.number());
        } else if (value instanceof Value.Uint number) {
            return JSON.numberNode(number.bits());
        } else if (value instanceof Value.Real real) {
            double number = real.number();
            return number == Math.rint(number) ? JSON.numberNode((long) number) : JSON.numberNode(number);
        } else if (value instanceof Value.Str string) {
            return typed.put("str", string.text());
        } else if (value instanceof Value.Bytes bytes) {
            return typed.put("bytes", HexFormat.of().formatHex(bytes.bytes()));
        } else if (value instanceof Value.Counter counter) {
            return typed.put("counter", counter.number());
        } else if (value instanceof Value.Timestamp time) {
            return typed.put("time", time.millis());
        }
        return JSON.nullNode();
    }
}
