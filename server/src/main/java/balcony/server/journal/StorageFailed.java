package balcony.server.journal;

/** The store did not do what it was asked: a full or failing disk, a damaged file, a broken rule of the schema. */
public final class StorageFailed extends RuntimeException {
    public StorageFailed(String message) {
        super(message);
    }

    public StorageFailed(String message, Throwable cause) {
        super(message, cause);
    }
}
