package balcony.server.crdt;

/** A single value in a document, with the type that a stock client gave it. */
public sealed interface Value {
    /** JavaScript's {@code null}. */
    record Null() implements Value {}

    record Bool(boolean flag) implements Value {}

    /**
     * A number that is never negative.
     *
     * @param bits 64 bits, to be read as unsigned
     */
    record Uint(long bits) implements Value {}

    /** A whole number: what a stock client writes for a JavaScript number without fraction. */
    record Int(long number) implements Value {}

    /** A number with a fraction, or one beyond the safe whole ones. */
    record Real(double number) implements Value {}

    /** A string that is replaced as a whole: JavaScript's {@code ImmutableString}. */
    record Str(String text) implements Value {}

    /** Bytes as they are; not copied, not to be changed. */
    record Bytes(byte[] bytes) implements Value {}

    /**
     * A number to which everybody adds.
     *
     * @param number the start, in an operation; with all increments, in a document
     */
    record Counter(long number) implements Value {}

    /**
     * JavaScript's {@code Date}.
     *
     * @param millis milliseconds since 1970
     */
    record Timestamp(long millis) implements Value {}

    /**
     * A type of a later format: kept, not understood.
     *
     * @param type 10 to 15
     */
    record Unknown(int type, byte[] bytes) implements Value {}

    /** The only null. */
    Null NULL = new Null();
}
