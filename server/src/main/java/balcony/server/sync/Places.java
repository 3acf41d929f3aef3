package balcony.server.sync;

import java.util.Arrays;
import java.util.Iterator;
import java.util.Map;
import java.util.TreeMap;

/** A set of places in the graph, kept as runs, since what is sent to a peer lies side by side. */
final class Places {
    /** The first place of each run, and the place behind its last. */
    private TreeMap<Integer, Integer> runs = new TreeMap<>();

    private int size;

    /** How many places are here. */
    int size() {
        return size;
    }

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
            size -= touching.getValue() - touching.getKey();
            start = Math.min(start, touching.getKey());
            end = Math.max(end, touching.getValue());
            touching = runs.floorEntry(to);
        }
        runs.put(start, end);
        size += end - start;
    }

    void removeAll(int[] places) {
        for (int place : places) {
            Map.Entry<Integer, Integer> run = runs.floorEntry(place);
            if (run != null && place < run.getValue()) {
                runs.remove(run.getKey());
                size--;
                if (run.getKey() < place) {
                    runs.put(run.getKey(), place);
                }
                if (place + 1 < run.getValue()) {
                    runs.put(place + 1, run.getValue());
                }
            }
        }
    }

    /**
     * Keeps those alone that are also among these.
     *
     * @param others each once, in order
     */
    void retain(int[] others) {
        TreeMap<Integer, Integer> kept = new TreeMap<>();
        Iterator<Map.Entry<Integer, Integer>> left = runs.entrySet().iterator();
        int first = 0;
        size = 0;
        while (left.hasNext() && first < others.length) {
            Map.Entry<Integer, Integer> run = left.next();
            int from = run.getKey();
            int to = run.getValue();
            first = atOrAfter(others, first, from);
            while (first < others.length && others[first] < to) {
                int end = first + 1;
                while (end < others.length && others[end] < to && others[end] == others[end - 1] + 1) {
                    end++;
                }
                kept.put(others[first], others[end - 1] + 1);
                size += end - first;
                first = end;
            }
        }
        runs = kept;
    }

    private static int atOrAfter(int[] places, int from, int place) {
        int found = Arrays.binarySearch(places, from, places.length, place);
        return found >= 0 ? found : -found - 1;
    }

    void clear() {
        runs.clear();
        size = 0;
    }
}
