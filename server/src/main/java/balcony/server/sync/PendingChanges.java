package balcony.server.sync;

import balcony.server.crdt.Change;
import balcony.server.crdt.ChangeHash;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Changes of one peer that wait for others on which they build. Bounded in number and bytes. Owned by one thread. */
public final class PendingChanges {
    private final int maxChanges;
    private final long maxBytes;
    private final Map<ChangeHash, Change> waiting = new LinkedHashMap<>();
    private long bytes;

    /**
     * A long offline edit comes in one message and in order; what waits longer is the exception.
     *
     * @param maxChanges how many may wait
     * @param maxBytes bytes of their chunks
     */
    public PendingChanges(int maxChanges, long maxBytes) {
        this.maxChanges = maxChanges;
        this.maxBytes = maxBytes;
    }

    /** Takes a change to wait; false if there is no room for it. */
    public boolean offer(Change change) {
        if (waiting.containsKey(change.hash())) {
            return true;
        }
        if (waiting.size() >= maxChanges || bytes + change.chunk().length > maxBytes) {
            return false;
        }
        waiting.put(change.hash(), change);
        bytes += change.chunk().length;
        return true;
    }

    /** The names of all that waits, in a set of the caller's own. */
    public Set<ChangeHash> hashes() {
        return new HashSet<>(waiting.keySet());
    }

    public boolean isEmpty() {
        return waiting.isEmpty();
    }

    public boolean contains(ChangeHash hash) {
        return waiting.containsKey(hash);
    }

    /** Takes out what can be added to the graph now, in the order in which it can be. */
    public List<Change> takeReady(ChangeGraph graph) {
        Map<ChangeHash, List<Change>> blocked = new HashMap<>();
        Map<ChangeHash, Integer> missing = new HashMap<>();
        Deque<Change> ready = new ArrayDeque<>();
        for (Change change : waiting.values()) {
            int lacking = 0;
            for (ChangeHash dep : change.deps()) {
                if (!graph.contains(dep)) {
                    blocked.computeIfAbsent(dep, any -> new ArrayList<>(1)).add(change);
                    lacking++;
                }
            }
            if (lacking == 0) {
                ready.add(change);
            } else {
                missing.put(change.hash(), lacking);
            }
        }
        List<Change> taken = new ArrayList<>();
        while (!ready.isEmpty()) {
            Change change = ready.remove();
            taken.add(change);
            for (Change next : blocked.getOrDefault(change.hash(), List.of())) {
                if (missing.merge(next.hash(), -1, Integer::sum) == 0) {
                    ready.add(next);
                }
            }
        }
        taken.forEach(this::remove);
        return taken;
    }

    /** Takes out what builds on a refused change, directly or through others that wait. */
    public List<Change> takeRefused(ChangeGraph graph) {
        Map<ChangeHash, List<Change>> dependents = new HashMap<>();
        Deque<ChangeHash> refused = new ArrayDeque<>();
        for (Change change : waiting.values()) {
            for (ChangeHash dep : change.deps()) {
                if (graph.isRefused(dep) && !dependents.containsKey(dep)) {
                    refused.add(dep);
                }
                dependents.computeIfAbsent(dep, any -> new ArrayList<>(1)).add(change);
            }
        }
        Set<Change> taken = new LinkedHashSet<>();
        while (!refused.isEmpty()) {
            for (Change change : dependents.getOrDefault(refused.remove(), List.of())) {
                if (taken.add(change)) {
                    refused.add(change.hash());
                }
            }
        }
        taken.forEach(this::remove);
        return List.copyOf(taken);
    }

    /** Takes out all that waits. */
    public List<Change> takeAll() {
        List<Change> all = List.copyOf(waiting.values());
        waiting.clear();
        bytes = 0;
        return all;
    }

    /** What is waited for: in neither the graph nor here, sorted; the caller may go on with the set. */
    public Set<ChangeHash> missing(ChangeGraph graph) {
        Set<ChangeHash> missing = new TreeSet<>();
        for (Change change : waiting.values()) {
            for (ChangeHash dep : change.deps()) {
                if (!waiting.containsKey(dep) && !graph.contains(dep)) {
                    missing.add(dep);
                }
            }
        }
        return missing;
    }

    private void remove(Change change) {
        if (waiting.remove(change.hash()) != null) {
            bytes -= change.chunk().length;
        }
    }
}
