package balcony.server.crdt;

/** Strings as UTF-8 can carry them. */
final class Unicode {
    private static final int REPLACEMENT = 0xfffd;

    private Unicode() {}

    /** The string with every half of a surrogate pair that stands alone replaced, as JavaScript's toWellFormed does. */
    static String wellFormed(String text) {
        boolean well = text.codePoints().noneMatch(Unicode::isSurrogate);
        return well
                ? text
                : text.codePoints()
                        .map(point -> isSurrogate(point) ? REPLACEMENT : point)
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                        .toString();
    }

    private static boolean isSurrogate(int point) {
        return point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE;
    }
}
