package balcony.server.reader;

import balcony.server.crdt.ChangeHash;
import java.util.Collection;

/** Where a quarantine outlives the process. */
public interface QuarantineStore {
    /** What was put there before. Blocks. */
    Collection<ChangeHash> held();

    /** Keeps a change; does not wait, and does not fail. */
    void hold(ChangeHash hash);
}
