package balcony.server.crdt;

/** What an operation does, with the format's number for it. */
enum Action {
    MAKE_MAP(0),
    SET(1),
    MAKE_LIST(2),
    DELETE(3),
    MAKE_TEXT(4),
    INCREMENT(5),
    MAKE_TABLE(6),
    MARK(7);

    private static final Action[] ALL = values();

    private final long number;

    Action(long number) {
        this.number = number;
    }

    static Action of(long number) throws BadBytes {
        for (Action action : ALL) {
            if (action.number == number) {
                return action;
            }
        }
        throw new BadBytes("the unknown action " + Long.toUnsignedString(number));
    }

    long number() {
        return number;
    }

    /** Whether the operation makes an object, named by the operation's own id. */
    boolean makes() {
        return switch (this) {
            case MAKE_MAP, MAKE_LIST, MAKE_TEXT, MAKE_TABLE -> true;
            case SET, DELETE, INCREMENT, MARK -> false;
        };
    }
}
