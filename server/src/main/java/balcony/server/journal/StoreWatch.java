package balcony.server.journal;

/** Told of each {@link StoreStep} on the thread that takes it. The server that people run has nobody who watches. */
@FunctionalInterface
public interface StoreWatch {
    StoreWatch NOBODY = step -> {};

    void at(StoreStep step);
}
