package balcony.server.operator;

import balcony.server.access.MapKeeper;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code balcony archive}: a map out of sight, and back. */
@Command(
        name = "archive",
        description = "Makes a map absent to everybody. Nothing of it is removed. Stop the server first.")
final class ArchiveCommand extends MapCommand {
    @Option(names = "--undo", description = "Makes it present again.")
    private boolean undo;

    @Override
    int run(Store store, MapKeeper keeper) {
        return done(
                keeper.archive(map(), !undo),
                undo
                        ? "Map " + map() + " is present again."
                        : "Map " + map() + " is archived. --undo makes it present again.");
    }
}
