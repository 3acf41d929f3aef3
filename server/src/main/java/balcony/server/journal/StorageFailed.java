package balcony.server.journal;

import java.sql.SQLException;
import java.util.Set;

/** The store did not do what it was asked: a full or failing disk, a damaged file, a broken rule of the schema. */
public final class StorageFailed extends RuntimeException {
    /** SQLite's codes for a disk or a file that does not take writes: out of memory, read only, I/O, full, cannot open. */
    private static final Set<Integer> FAULTS = Set.of(7, 8, 10, 13, 14);

    /** SQLite's codes for a file whose bytes are not those that were written: corrupt, no database. */
    private static final Set<Integer> DAMAGE = Set.of(11, 26);

    private static final int PRIMARY_CODE = 0xff;

    public StorageFailed(String message) {
        super(message);
    }

    public StorageFailed(String message, Throwable cause) {
        super(message, cause);
    }

    /** Whether the store itself is at fault, so that nothing else can be written either. */
    boolean isFault() {
        return hasCode(FAULTS);
    }

    /** Whether the file's bytes are not those that were written. */
    public boolean isDamage() {
        return hasCode(DAMAGE);
    }

    private boolean hasCode(Set<Integer> codes) {
        return getCause() instanceof SQLException sql && codes.contains(sql.getErrorCode() & PRIMARY_CODE);
    }
}
