package balcony.server.sync;

import java.util.Map;
import java.util.TreeMap;

/** A set of places in the graph, kept as runs, since what is sent to a peer lies side by side. */
final class Places {
    /** The first place of each run, and the place behind its last. */
    private final TreeMap<Integer, Integer> runs = new TreeMap<>();

    boolean isEmpty() {
        return runs.isEmpty();
    }

    boolean contains(int place) {
        Map.Entry<Integer, Integer> run = runs.floorEntry(place);
        return run != null && place < run.getValue();
    }

    void add(int place) {
        addRun(place, place + 1);
    }

    void addRun(int from, int to) {
        int start = from;
        int end = to;
        Map.Entry<Integer, Integer> touching = runs.floorEntry(to);
        while (touching != null && touching.getValue() >= from) {
            runs.remove(touching.getKey());
            start = Math.min(start, touching.getKey());
            end = Math.max(end, touching.getValue());
            touching = runs.floorEntry(to);
        }
        runs.put(start, end);
    }

    void removeAll(int[] places) {
        for (int place : places) {
            Map.Entry<Integer, Integer> run = runs.floorEntry(place);
            if (run != null && place < run.getValue()) {
                runs.remove(run.getKey());
                if (run.getKey() < place) {
                    runs.put(run.getKey(), place);
                }
                if (place + 1 < run.getValue()) {
                    runs.put(place + 1, run.getValue());
                }
            }
        }
    }

    /** Keeps those alone that are also among these. */
    void retain(int[] others) {
        Places kept = new Places();
        for (int place : others) {
            if (contains(place)) {
                kept.add(place);
            }
        }
        runs.clear();
        runs.putAll(kept.runs);
    }

    void clear() {
        runs.clear();
    }
}
