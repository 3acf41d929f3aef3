package balcony.server.operator;

import java.nio.file.Path;
import java.time.InstantSource;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code balcony backup}: everything that lasts, in one file. */
@Command(
        name = "backup",
        description = "Writes everything that lasts into one file, also while a server runs.",
        footer = {
            "Whoever has the file has all maps and can sign in as anybody: keep it as you keep the data folder.",
            "Ends with 0 if the backup is made and checked, with 3 if the database is damaged."
        })
final class BackupCommand extends OperatorCommand {
    private final String version;

    @Option(names = "--to", required = true, paramLabel = "FILE", description = "The file to write; must not be there.")
    private Path target = Path.of("");

    BackupCommand(String version) {
        this.version = version;
    }

    @Override
    int run() {
        Backup.Outcome outcome = new Backup(progress(), InstantSource.system(), version).make(data(), target);
        if (outcome instanceof Backup.Outcome.Made made) {
            out().println("Backed up " + made.report().maps().size() + " maps, "
                    + made.report().changes() + " changes, as of "
                    + made.manifest().begunAt() + ", to " + target + " ("
                    + made.bytes() + " bytes).");
            return DONE;
        }
        return damaged("The database is damaged: no backup was made.", ((Backup.Outcome.Damaged) outcome).report());
    }
}
