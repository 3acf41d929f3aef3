package balcony.server.crdt;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Values as the format writes them: type and length in one number of the meta column, the bytes in the raw column. */
final class ValueCodec {
    private static final int TYPE_BITS = 4;
    private static final int TYPE_MASK = 0xf;

    private ValueCodec() {}

    static Value read(long meta, ByteReader raw) throws BadBytes {
        int type = (int) (meta & TYPE_MASK);
        long length = meta >>> TYPE_BITS;
        if (length > raw.remaining()) {
            throw new BadBytes("a value ends early");
        }
        byte[] bytes = raw.take((int) length);
        ByteReader reader = new ByteReader(bytes);
        Value value = switch (type) {
            case 0 -> Value.NULL;
            case 1 -> new Value.Bool(false);
            case 2 -> new Value.Bool(true);
            case 3 -> new Value.Uint(reader.unsigned());
            case 4 -> new Value.Int(reader.signed());
            case 5 -> new Value.Real(float64(reader.take(Double.BYTES)));
            case 6 -> new Value.Str(ByteReader.text(reader.rest()));
            case 7 -> new Value.Bytes(reader.rest());
            case 8 -> new Value.Counter(reader.signed());
            case 9 -> new Value.Timestamp(reader.signed());
            default -> new Value.Unknown(type, reader.rest());
        };
        if (!reader.atEnd()) {
            throw new BadBytes("a value is longer than its type");
        }
        return value;
    }

    /** Appends the bytes to the raw column and answers the number for the meta column. */
    static long write(Value value, ByteWriter raw) {
        int before = raw.size();
        int type = type(value, raw);
        return ((long) (raw.size() - before) << TYPE_BITS) | type;
    }

    private static int type(Value value, ByteWriter raw) {
        if (value instanceof Value.Bool bool) {
            return bool.flag() ? 2 : 1;
        } else if (value instanceof Value.Uint number) {
            raw.unsigned(number.bits());
            return 3;
        } else if (value instanceof Value.Int number) {
            raw.signed(number.number());
            return 4;
        } else if (value instanceof Value.Real number) {
            raw.raw(float64(number.number()));
            return 5;
        } else if (value instanceof Value.Str string) {
            raw.raw(string.text().getBytes(StandardCharsets.UTF_8));
            return 6;
        } else if (value instanceof Value.Bytes bytes) {
            raw.raw(bytes.bytes());
            return 7;
        } else if (value instanceof Value.Counter counter) {
            raw.signed(counter.number());
            return 8;
        } else if (value instanceof Value.Timestamp time) {
            raw.signed(time.millis());
            return 9;
        } else if (value instanceof Value.Unknown unknown) {
            raw.raw(unknown.bytes());
            return unknown.type();
        }
        return 0;
    }

    private static double float64(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getDouble();
    }

    private static byte[] float64(double number) {
        return ByteBuffer.allocate(Double.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(Double.doubleToRawLongBits(number))
                .array();
    }
}
