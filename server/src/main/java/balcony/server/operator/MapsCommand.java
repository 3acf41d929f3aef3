package balcony.server.operator;

import balcony.server.journal.DataFolder;
import balcony.server.journal.SqliteFile;
import java.util.Optional;
import picocli.CommandLine.Command;

/** {@code balcony maps}: which maps there are. */
@Command(
        name = "maps",
        description = "Lists the maps: id, when they were made, how many changes and people, their titles.",
        footer = "Works beside a running server.")
final class MapsCommand extends OperatorCommand {
    @Override
    int run() {
        try (SqliteFile file = SqliteFile.open(data().resolve(DataFolder.DATABASE))) {
            file.snapshot(sql -> {
                sql.each(
                        "SELECT id, created_at, archived_at, title,"
                                + " (SELECT count(*) FROM change WHERE change.map = map.id),"
                                + " (SELECT count(*) FROM membership m WHERE m.map = map.id AND m.removed_at IS NULL)"
                                + " FROM map ORDER BY created_at, id",
                        row -> out().println(row.text(1) + "  " + row.time(2) + "  " + row.number(5) + " changes  "
                                + row.number(6) + " people  "
                                + archived(row.optionalTime(3).isPresent()) + printable(row.text(4))));
                return Optional.empty();
            });
        }
        return DONE;
    }

    private static String archived(boolean is) {
        return is ? "(archived)  " : "";
    }

    /** A title comes from a document: it must not steer a terminal. */
    private static String printable(String title) {
        return title.replaceAll("\\p{Cntrl}", " ");
    }
}
