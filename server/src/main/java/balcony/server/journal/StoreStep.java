package balcony.server.journal;

/** A named moment in the life of the store, at which a test may end the process to see what is left. */
public enum StoreStep {
    /** A statement of a migration was run, nothing of it is committed. */
    MIGRATING,
    /** Work came in, nothing of it was written. */
    BEFORE_WRITE,
    /** A group was written, nothing of it is committed. */
    BEFORE_COMMIT,
    /** A group is committed, nobody was told. */
    COMMITTED,
    /** Those who had handed in a group were told that it is committed, and begin to tell peers. */
    TOLD,
    /** The names of a map's changes are kept, its new compacted document is written, and is not committed. */
    COMPACTING
}
