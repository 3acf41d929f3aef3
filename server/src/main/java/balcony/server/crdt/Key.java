package balcony.server.crdt;

/** Where in an object an operation acts. */
sealed interface Key {
    /** Under a name, in a map. */
    record Name(String name) implements Key {}

    /** At, or (inserting) behind, an element of a sequence. */
    record Element(OpId id) implements Key {}

    /** Before all elements of a sequence; only inserting. */
    record Head() implements Key {}

    Head HEAD = new Head();
}
