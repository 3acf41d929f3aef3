package balcony.server.operator;

import balcony.server.access.MapKeeper;
import balcony.server.journal.DataFolder;
import balcony.server.journal.SqliteDatabase;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code balcony delete}: a map gone for ever. */
@Command(
        name = "delete",
        description = "Removes a map and all that was drawn in it, for ever, and overwrites it on the disk.",
        footer = "Backups and people's devices still hold it. Stop the server first.")
final class DeleteCommand extends MapCommand {
    @Option(names = "--yes", description = "That it is meant.")
    private boolean meant;

    @Override
    int run() {
        if (!meant) {
            err().println("balcony: this cannot be undone. Add --yes if map " + map() + " is to be deleted for ever.");
            return FAILED;
        }
        int code = super.run();
        if (code == DONE) {
            SqliteDatabase.erase(data().resolve(DataFolder.DATABASE));
        }
        return code;
    }

    @Override
    int run(Store store, MapKeeper keeper) {
        return done(keeper.delete(map()), "Map " + map() + " is deleted.");
    }
}
