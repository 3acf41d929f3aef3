package balcony.server.crdt;

/**
 * One column of a change's operations.
 *
 * @param spec which column it is: its id in the high bits, the type of its encoding in the lowest three
 * @param data its encoded values
 */
record Column(int spec, byte[] data) {
    static final int OBJECT_ACTOR = 0x01;
    static final int OBJECT_COUNTER = 0x02;
    static final int KEY_ACTOR = 0x11;
    static final int KEY_COUNTER = 0x13;
    static final int KEY_TEXT = 0x15;
    static final int INSERT = 0x34;
    static final int ACTION = 0x42;
    static final int VALUE_META = 0x56;
    static final int VALUE_RAW = 0x57;
    static final int PRED_COUNT = 0x70;
    static final int PRED_ACTOR = 0x71;
    static final int PRED_COUNTER = 0x73;
    static final int EXPAND = 0x94;
    static final int MARK_NAME = 0xa5;

    /** The bit of a spec that marks a compressed column; a change has none, only whole documents do. */
    static final int DEFLATED = 0x08;

    static final int MAX_SPEC = 0xffff;
}
