package balcony.exchange;

/** What a file turns out to be. */
public sealed interface ImportResult {
    /** A file that can come in, or most of it. */
    record Planned(ImportPlan plan) implements ImportResult {}

    /**
     * A file that cannot.
     *
     * @param reason what is wrong with it, for whoever brought it
     */
    record Refused(String reason) implements ImportResult {}
}
