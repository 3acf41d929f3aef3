package balcony.server.crdt;

/**
 * Why no replica should take a change whose form is right.
 *
 * @param words what is wrong, for a log and for the author
 */
public record Flaw(Kind kind, String words) {
    /** What a flaw is about. */
    public enum Kind {
        /** It is not the next change of its actor. */
        ORDER,
        /** It numbers its operations wrongly. */
        NUMBERS,
        /** It names what is not there. */
        TARGET,
        /** It does what stock replicas cannot keep. */
        UNFIT,
        /** The map would grow too large. */
        SIZE
    }
}
