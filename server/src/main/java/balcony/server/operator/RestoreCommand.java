package balcony.server.operator;

import balcony.server.journal.Generation;
import java.nio.file.Path;
import java.time.InstantSource;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code balcony restore}: a backup into an empty folder. */
@Command(
        name = "restore",
        description = "Puts a backup into an empty folder, from which a server can then start.",
        footer = "Ends with 0 if it is restored, with 3 if the backup is damaged; then the folder stays empty.")
final class RestoreCommand extends OperatorCommand {
    @Option(names = "--from", required = true, paramLabel = "FILE", description = "The backup.")
    private Path archive = Path.of("");

    @Override
    int run() {
        Restoration.Outcome outcome = new Restoration(progress(), InstantSource.system()).restore(archive, data());
        if (outcome instanceof Restoration.Outcome.Restored restored) {
            out().println("Restored " + restored.report().maps().size() + " maps, "
                    + restored.report().changes() + " changes, as of "
                    + restored.manifest().begunAt() + ", into " + data() + ".");
            out().println("What was drawn since comes back from whoever still holds it, for "
                    + Generation.RECOVERY.toDays() + " days.");
            return DONE;
        }
        return damaged(
                "The backup is damaged: nothing was restored.", ((Restoration.Outcome.Damaged) outcome).report());
    }
}
