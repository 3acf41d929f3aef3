package balcony.server.sync;

import balcony.server.crdt.Change;
import balcony.server.crdt.ChangeHash;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The changes that a map took, tied by what each builds on, and the names of those that it refused.
 *
 * <p>Adding a change costs the same at any length of history; asking what is newer than some heads costs what is newer.
 * Owned by one thread.
 */
public final class ChangeGraph {
    private final Map<ChangeHash, Node> nodes = new HashMap<>();
    private final List<Change> order = new ArrayList<>();
    private final TreeSet<ChangeHash> heads = new TreeSet<>();
    private final Set<ChangeHash> refused = new HashSet<>();
    private List<ChangeHash> headList = List.of();
    private long lastOperation;

    /** A change with its place in an order that respects dependencies. */
    private static final class Node implements Comparable<Node> {
        final Change change;
        final int index;
        List<Node> dependents = List.of();

        Node(Change change, int index) {
            this.change = change;
            this.index = index;
        }

        void addDependent(Node dependent) {
            if (dependents.isEmpty()) {
                dependents = new ArrayList<>(1);
            }
            dependents.add(dependent);
        }

        /** The newest first. */
        @Override
        public int compareTo(Node other) {
            return Integer.compare(other.index, index);
        }
    }

    /** Takes a change whose dependencies are here; one that is here already changes nothing. */
    public void add(Change change) {
        if (nodes.containsKey(change.hash())) {
            return;
        }
        Node node = new Node(change, order.size());
        for (ChangeHash dep : change.deps()) {
            node(dep).addDependent(node);
            heads.remove(dep);
        }
        nodes.put(change.hash(), node);
        order.add(change);
        heads.add(change.hash());
        headList = List.copyOf(heads);
        lastOperation = Math.max(lastOperation, change.startOp() + change.opCount() - 1);
    }

    /** Remembers that a change is not wanted here, for ever. */
    public void refuse(ChangeHash hash) {
        refused.add(hash);
    }

    public boolean isRefused(ChangeHash hash) {
        return refused.contains(hash);
    }

    public boolean contains(ChangeHash hash) {
        return nodes.containsKey(hash);
    }

    public @Nullable Change find(ChangeHash hash) {
        Node node = nodes.get(hash);
        return node == null ? null : node.change;
    }

    /** The changes on which nothing builds, sorted. */
    public List<ChangeHash> heads() {
        return headList;
    }

    /** All changes, each after what it builds on. A view: it grows with the graph. */
    public List<Change> changes() {
        return Collections.unmodifiableList(order);
    }

    /** The highest operation counter in use. */
    public long lastOperation() {
        return lastOperation;
    }

    /** The changes that are neither among these heads nor behind them, in order. Heads that are unknown count for nothing. */
    public List<Change> since(Collection<ChangeHash> known) {
        if (known.size() == heads.size() && heads.containsAll(known)) {
            return List.of();
        }
        return known.isEmpty() ? changes() : new Walk().newerThan(known);
    }

    /** These changes and all that builds on them, in order; hashes that are unknown are left out. */
    public List<Change> withDependents(Collection<ChangeHash> hashes) {
        Set<Node> found = new LinkedHashSet<>();
        List<Node> open = new ArrayList<>();
        for (ChangeHash hash : hashes) {
            Node node = nodes.get(hash);
            if (node != null && found.add(node)) {
                open.add(node);
            }
        }
        while (!open.isEmpty()) {
            for (Node dependent : open.remove(open.size() - 1).dependents) {
                if (found.add(dependent)) {
                    open.add(dependent);
                }
            }
        }
        return inOrder(found);
    }

    /** The known ones among these hashes as changes, in order. */
    public List<Change> known(Collection<ChangeHash> hashes) {
        List<Node> found = new ArrayList<>();
        for (ChangeHash hash : new HashSet<>(hashes)) {
            Node node = nodes.get(hash);
            if (node != null) {
                found.add(node);
            }
        }
        return inOrder(found);
    }

    /** Two runs of changes as one, each change once, in order. */
    public List<Change> union(List<Change> one, List<Change> other) {
        if (one.isEmpty() || other.isEmpty()) {
            return one.isEmpty() ? other : one;
        }
        Set<Node> all = new LinkedHashSet<>();
        one.forEach(change -> all.add(node(change.hash())));
        other.forEach(change -> all.add(node(change.hash())));
        return inOrder(all);
    }

    private static List<Change> inOrder(Collection<Node> nodes) {
        return nodes.stream()
                .sorted(Collections.reverseOrder())
                .map(node -> node.change)
                .toList();
    }

    private Node node(ChangeHash hash) {
        Node node = nodes.get(hash);
        if (node == null) {
            throw new IllegalStateException("the graph was promised to hold " + hash);
        }
        return node;
    }

    /**
     * Goes back from our heads and from the known ones together, newest first. Whatever builds on a node has been visited before
     * it, so that when its turn comes it is settled whether it is known; once all that is left is known, the rest is too.
     */
    private final class Walk {
        private final PriorityQueue<Node> open = new PriorityQueue<>();
        private final Map<Node, Boolean> knownByNode = new HashMap<>();
        private int unknownOpen;

        List<Change> newerThan(Collection<ChangeHash> known) {
            heads.forEach(head -> reach(node(head), false));
            known.stream().map(nodes::get).forEach(node -> {
                if (node != null) {
                    reach(node, true);
                }
            });
            List<Change> newer = new ArrayList<>();
            while (unknownOpen > 0) {
                Node node = open.remove();
                boolean isKnown = Boolean.TRUE.equals(knownByNode.get(node));
                if (!isKnown) {
                    unknownOpen--;
                    newer.add(node.change);
                }
                node.change.deps().forEach(dep -> reach(node(dep), isKnown));
            }
            Collections.reverse(newer);
            return newer;
        }

        private void reach(Node node, boolean asKnown) {
            Boolean before = knownByNode.get(node);
            if (before == null) {
                knownByNode.put(node, asKnown);
                open.add(node);
                unknownOpen += asKnown ? 0 : 1;
            } else if (asKnown && !before) {
                knownByNode.put(node, true);
                unknownOpen--;
            }
        }
    }
}
