package balcony.server.operator;

import balcony.server.access.MapKeeper;
import balcony.server.crdt.ChangeHash;
import balcony.server.journal.SqlChangeLog;
import balcony.server.journal.SqlMomentLog;
import balcony.server.journal.StorageFailed;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code balcony cut}: a map without a change that nothing can read. */
@Command(
        name = "cut",
        description = "Makes a new map of a map's history without one change and all that builds on it.",
        footer = {
            "People, their roles and moments from before come along. The old map is archived, not removed.",
            "Stop the server first."
        })
final class CutCommand extends MapCommand {
    @Option(
            names = "--change",
            required = true,
            paramLabel = "HASH",
            description = "The change, by the 64 digits that the server's log or answer named it by.")
    private String hash = "";

    @Override
    int run(Store store, MapKeeper keeper) {
        SqlChangeLog log = new SqlChangeLog(store.database());
        Optional<MapCut> cut = MapCut.without(named(), log.load(map()), new SqlMomentLog(store.database()).list(map()));
        if (cut.isEmpty()) {
            err().println("balcony: map " + map() + " has no change " + hash);
            return FAILED;
        }
        MapKeeper.Cut made = keeper.cut(map(), cut.get().kept(), cut.get().moments());
        out().println("Made map " + made.map() + " of " + cut.get().kept().size() + " changes, without "
                + cut.get().left().size() + ". Its recovery code is " + made.recoveryCode() + ". Map " + map()
                + " is archived.");
        return DONE;
    }

    private ChangeHash named() {
        try {
            return ChangeHash.parse(hash);
        } catch (IllegalArgumentException wrong) {
            throw new StorageFailed(
                    "“" + hash + "” is not the name of a change, which has 64 digits 0 to 9 and a to f");
        }
    }
}
