package balcony.server.crdt;

/** What the door of a document says to a change. */
public sealed interface Verdict {
    /** It was taken in. */
    record Fit(Touched touched) implements Verdict {}

    /** No replica should take it; everything is as it was. */
    record Unfit(Flaw flaw) implements Verdict {}
}
