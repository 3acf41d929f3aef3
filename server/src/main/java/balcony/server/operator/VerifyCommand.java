package balcony.server.operator;

import balcony.server.crdt.ChangeHash;
import balcony.server.journal.DataFolder;
import balcony.server.journal.SqliteFile;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;

/** {@code balcony verify}: whether a database is as it was written. */
@Command(
        name = "verify",
        description = "Checks the database in a data folder, also while a server uses it.",
        footer = "Ends with 0 if all is well, with 3 if damage was found.")
final class VerifyCommand extends OperatorCommand {
    @Override
    int run() {
        CheckReport report;
        try (SqliteFile file = SqliteFile.open(data().resolve(DataFolder.DATABASE))) {
            report = new DatabaseCheck(progress()).run(file);
        }
        for (CheckedMap map : report.maps()) {
            String heads = map.heads().stream().map(ChangeHash::hex).collect(Collectors.joining(","));
            out().println(map.id() + ": " + map.changes() + " changes, heads " + (heads.isEmpty() ? "none" : heads));
        }
        if (!report.isSound()) {
            return damaged(
                    "The database is damaged. Maps that no line names as damaged are served; restore the others from a backup.",
                    report);
        }
        out().println("All is well: " + report.maps().size() + " maps, " + report.changes() + " changes.");
        return DONE;
    }
}
