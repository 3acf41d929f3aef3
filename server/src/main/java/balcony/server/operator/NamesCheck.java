package balcony.server.operator;

import balcony.server.crdt.Change;
import balcony.server.journal.MapId;
import balcony.server.journal.Sql;
import balcony.server.sync.ChangeGraph;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The check of the names of a map's changes that are kept beside its log, so that the map opens without reading it: the log is told
 * change by change, and in the end its names, made anew, are the kept ones byte for byte. They are only a cache, and yet a server
 * that believed wrong ones would not tell people of changes that are there.
 */
final class NamesCheck {
    private final MapId map;
    private final Consumer<Finding> findings;
    private final Optional<Kept> kept;
    private final ChangeGraph graph = new ChangeGraph((position, count) -> List.of());

    private record Kept(long position, long changes, byte[] sha256, byte[] names) {}

    private NamesCheck(MapId map, Consumer<Finding> findings, Optional<Kept> kept) {
        this.map = map;
        this.findings = findings;
        this.kept = kept;
    }

    /** Begins the check of a map's names, if any are kept; a store that an older Balcony wrote has no place for them. */
    static NamesCheck begin(Sql sql, MapId map, Consumer<Finding> findings) {
        boolean hasPlace = sql.number("SELECT count(*) FROM sqlite_master WHERE name = 'change_names'") > 0;
        Optional<Kept> kept = hasPlace
                ? sql.first(
                        "SELECT position, changes, sha256, names FROM change_names WHERE map = ?",
                        row -> new Kept(row.number(1), row.number(2), row.bytes(3), row.bytes(4)),
                        map)
                : Optional.empty();
        return new NamesCheck(map, findings, kept);
    }

    /** The next change of the log. What stands in no sound log is left out, and so the kept names differ from it. */
    void next(Change change, long position) {
        boolean named = kept.isPresent() && position <= kept.get().position();
        if (named && change.deps().stream().allMatch(graph::contains)) {
            graph.add(change, position);
        }
    }

    /** The log was read to its end. */
    void end() {
        kept.filter(names -> !isOfTheLog(names))
                .ifPresent(names ->
                        findings.accept(Finding.ofCache(map, "the names of its changes are not those of its log")));
    }

    private boolean isOfTheLog(Kept names) {
        return names.changes() == graph.size()
                && Arrays.equals(Sha256.of(names.names()), names.sha256())
                && Arrays.equals(graph.names(), names.names());
    }
}
