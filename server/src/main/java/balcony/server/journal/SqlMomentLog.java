package balcony.server.journal;

import balcony.server.crdt.ChangeHash;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;

/** The moments in SQL. */
public final class SqlMomentLog implements MomentLog {
    private static final String COLUMNS =
            "SELECT id, title, narration, heads, kind, member, at FROM moment WHERE map = ?";

    private final Database database;

    public SqlMomentLog(Database database) {
        this.database = database;
    }

    @Override
    public CompletionStage<Void> add(MapId map, StoredMoment moment) {
        return database.write(sql -> sql.update(
                        "INSERT INTO moment (map, id, title, narration, heads, kind, member, at)"
                                + " VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
                        map,
                        moment.id(),
                        moment.title(),
                        moment.narration(),
                        moment.heads().stream().map(ChangeHash::hex).collect(Collectors.joining(",")),
                        moment.kind(),
                        moment.member(),
                        moment.at()))
                .thenAccept(done -> {});
    }

    @Override
    public List<StoredMoment> list(MapId map) {
        return database.read(sql -> sql.list(COLUMNS + " ORDER BY at, id", SqlMomentLog::moment, map));
    }

    @Override
    public Optional<StoredMoment> find(MapId map, String id) {
        return database.read(sql -> sql.first(COLUMNS + " AND id = ?", SqlMomentLog::moment, map, id));
    }

    private static StoredMoment moment(Row row) throws SQLException {
        return new StoredMoment(
                row.text(1),
                row.text(2),
                row.text(3),
                heads(row.text(4)),
                row.text(5),
                new MemberId(row.text(6)),
                row.time(7));
    }

    private static List<ChangeHash> heads(String joined) {
        return joined.isEmpty()
                ? List.of()
                : Arrays.stream(joined.split(",")).map(ChangeHash::parse).toList();
    }
}
