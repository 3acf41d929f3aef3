package balcony.server.operator;

import balcony.server.crdt.ActorId;
import balcony.server.crdt.Change;
import balcony.server.crdt.ChangeDecoder;
import balcony.server.crdt.ChangeHash;
import balcony.server.crdt.DecodedChange;
import balcony.server.journal.Generation;
import balcony.server.journal.MapId;
import balcony.server.journal.Row;
import balcony.server.journal.ServerActors;
import balcony.server.journal.Sql;
import balcony.server.journal.StorageFailed;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * The check of one map's log: each change is computed anew from its bytes and compared with the name it is stored under, comes
 * after all that it builds on, is the next one of its actor, and belongs to whom the actor belongs.
 */
final class MapCheck {
    private final MapId map;
    private final Consumer<Finding> findings;
    private final Set<ChangeHash> seen = new HashSet<>();
    private final Set<ChangeHash> heads = new TreeSet<>();
    private final Map<String, Long> lastSeq = new HashMap<>();
    private final Map<String, String> owners = new HashMap<>();
    private final Set<ChangeHash> refused = new HashSet<>();
    private final Set<Long> returned = new HashSet<>();
    private ServerActors server;

    MapCheck(MapId map, Consumer<Finding> findings) {
        this.map = map;
        this.findings = findings;
        this.server = ServerActors.first(map);
    }

    CheckedMap run(Sql sql) {
        guarded(() -> {
            server = Generation.serverActors(sql, map);
            sql.each("SELECT position FROM returned WHERE map = ?", row -> returned.add(row.number(1)), map);
            sql.each(
                    "SELECT actor, person FROM actor_owner WHERE map = ?",
                    row -> owners.put(row.text(1), row.text(2)),
                    map);
            sql.each("SELECT hash FROM refused WHERE map = ?", row -> refused.add(hash(row.bytes(1))), map);
            NamesCheck names = NamesCheck.begin(sql, map, findings);
            sql.each(
                    "SELECT position, hash, actor, seq, person, chunk FROM change WHERE map = ? ORDER BY position",
                    row -> check(row, names),
                    map);
            names.end();
            sql.each("SELECT id, heads FROM moment WHERE map = ?", this::checkMoment, map);
        });
        return new CheckedMap(map, seen.size(), List.copyOf(heads));
    }

    /** A file may be so damaged that rows cannot even be found: that is a finding like others. */
    private void guarded(Runnable reading) {
        try {
            reading.run();
        } catch (StorageFailed | IllegalArgumentException e) {
            found("cannot be read to its end: " + e.getMessage());
        }
    }

    private void check(Row row, NamesCheck names) throws SQLException {
        long position = row.number(1);
        ChangeHash name = hash(row.bytes(2));
        if (!(ChangeDecoder.decode(row.bytes(6)) instanceof DecodedChange.Valid valid)
                || !valid.change().hash().equals(name)) {
            found("the change at position " + position + " is not what was stored there (" + name + ")");
            seen.add(name);
            lastSeq.put(row.text(3), row.number(4));
            return;
        }
        Change change = valid.change();
        checkPlace(position, change);
        checkRow(row, position, change);
        names.next(change, position);
        seen.add(name);
        heads.add(name);
        change.deps().forEach(heads::remove);
    }

    private void checkPlace(long position, Change change) {
        for (ChangeHash dep : change.deps()) {
            if (!seen.contains(dep)) {
                found("the change at position " + position + " builds on " + dep + ", which is not before it");
            }
        }
        if (refused.contains(change.hash())) {
            found("the change at position " + position + " is stored and refused at once");
        }
        String actor = change.actor().hex();
        long expected = lastSeq.getOrDefault(actor, 0L) + 1;
        if (change.seq() != expected) {
            found("the change at position " + position + " is number " + change.seq() + " of its actor, after number "
                    + (expected - 1));
        }
        lastSeq.put(actor, Math.max(change.seq(), expected));
    }

    private void checkRow(Row row, long position, Change change) throws SQLException {
        ActorId actor = change.actor();
        boolean sameHeader = row.text(3).equals(actor.hex()) && row.number(4) == change.seq();
        boolean ownersChange =
                server.has(actor) || returned.contains(position) || row.text(5).equals(owners.get(actor.hex()));
        if (!sameHeader || !ownersChange) {
            found("the row at position " + position + " does not belong to its change");
        }
    }

    private void checkMoment(Row row) throws SQLException {
        String joined = row.text(2);
        boolean known = joined.isEmpty()
                || Arrays.stream(joined.split(",")).map(ChangeHash::parse).allMatch(seen::contains);
        if (!known) {
            found("the moment " + row.text(1) + " has heads that are not in the log");
        }
    }

    private static ChangeHash hash(byte[] bytes) {
        return ChangeHash.of(bytes);
    }

    private void found(String words) {
        findings.accept(Finding.of(map, words));
    }
}
