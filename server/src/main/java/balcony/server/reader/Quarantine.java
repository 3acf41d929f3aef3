package balcony.server.reader;

import balcony.server.crdt.ChangeHash;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The changes that the reader does not load: those that ended a child {@link #STRIKES} times while it was applying them, and
 * those that automerge refuses. And the documents whose changes are applied one by one because something in them ended a child.
 * Thread-safe.
 */
final class Quarantine {
    /** Once may be the machine's fault. */
    static final int STRIKES = 2;

    private final QuarantineStore store;
    private final Map<ChangeHash, Integer> strikes = new HashMap<>();
    private final Set<ChangeHash> held = new HashSet<>();
    private final Set<String> suspects = new HashSet<>();

    Quarantine(QuarantineStore store) {
        this.store = store;
        held.addAll(store.held());
    }

    /** Notes that a child ended while it was applying this change; true if the change is in quarantine from now on. */
    synchronized boolean strike(ChangeHash hash) {
        return strikes.merge(hash, 1, Integer::sum) >= STRIKES && add(hash);
    }

    /** Puts a change into quarantine; false if it is there already. */
    synchronized boolean add(ChangeHash hash) {
        boolean fresh = held.add(hash);
        if (fresh) {
            store.hold(hash);
        }
        return fresh;
    }

    synchronized Collection<ChangeHash> held() {
        return List.copyOf(held);
    }

    synchronized void suspect(String document) {
        suspects.add(document);
    }

    synchronized void clear(String document) {
        suspects.remove(document);
    }

    synchronized boolean isSuspect(String document) {
        return suspects.contains(document);
    }
}
