package balcony.server.journal;

/** Times what the journal's writer does. Called on its thread. */
@FunctionalInterface
public interface CommitMeter {
    /**
     * A transaction ended.
     *
     * @param nanos from its beginning to its end
     * @param stored whether it is on the disk
     */
    void committed(long nanos, boolean stored);
}
