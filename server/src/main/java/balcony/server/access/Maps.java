package balcony.server.access;

import balcony.server.crdt.DocumentId;
import balcony.server.journal.Database;
import balcony.server.journal.MapId;
import balcony.server.journal.MemberId;
import balcony.server.journal.PersonId;
import balcony.server.journal.Row;
import balcony.server.journal.Sql;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** Which maps there are, which document each is now, and whose they are. */
public final class Maps {
    private static final String ENTRY = "map.id, map.document, map.title, map.created_at,"
            + " coalesce((SELECT received_at FROM change WHERE change.map = map.id ORDER BY position DESC LIMIT 1),"
            + " map.created_at)";

    private final Database database;
    private final Grants grants;
    private final Members members;
    private final Persons persons;
    private final Secrets secrets;
    private final Clock clock;

    Maps(Database database, Grants grants, Members members, Persons persons, Secrets secrets, Clock clock) {
        this.database = database;
        this.grants = grants;
        this.members = members;
        this.persons = persons;
        this.secrets = secrets;
        this.clock = clock;
    }

    /** Makes a map for a document that has none, with its maker as enabler. The stage fails if the document is taken. */
    public CompletionStage<NewMap> createMap(PersonId owner, DocumentId document, String title) {
        NewMap made = new NewMap(new MapId("m_" + secrets.token()), members.newId(), secrets.longCode());
        Instant now = clock.instant();
        return database.write(sql -> {
                    String name = Persons.find(sql, owner)
                            .orElseThrow(() -> new AccessRefused(Refusal.NO_SUCH_MEMBER))
                            .name();
                    sql.update(
                            "INSERT INTO map (id, document, title, recovery_hash, created_by, created_at)"
                                    + " VALUES (?, ?, ?, ?, ?, ?)",
                            made.map(),
                            document.text(),
                            title,
                            Secrets.hashOfCode(made.recoveryCode()),
                            owner,
                            now);
                    members.add(sql, made.map(), owner, made.member(), Role.ENABLER, name);
                    Audit.note(sql, now, owner, made.map(), "map-created", "");
                    return new Grant(made.map(), owner, made.member(), Role.ENABLER);
                })
                .thenApply(grant -> {
                    grants.changed(grant.map(), owner, Optional.of(grant));
                    return made;
                });
    }

    /** What the list of maps calls this one; the document's own title decides, and tells it here. */
    public CompletionStage<Void> retitle(MapId map, String title) {
        return database.write(sql -> sql.update("UPDATE map SET title = ? WHERE id = ?", title, map))
                .thenAccept(done -> {});
    }

    /** The position of the last change of all maps; 0 where there is none. Blocks. */
    public long lastChange() {
        return database.read(sql -> sql.number("SELECT coalesce(max(position), 0) FROM change"));
    }

    /** The maps that have changes behind a position. Blocks. */
    public List<MapEntry> changedBehind(long position) {
        return database.read(sql -> sql.list(
                "SELECT " + ENTRY + " FROM map WHERE map.id IN (SELECT map FROM change WHERE position > ?)",
                Maps::entry,
                position));
    }

    /** Blocks. */
    public Optional<MapEntry> find(MapId map) {
        return database.read(sql -> find(sql, map));
    }

    /** The map whose current document this is. Blocks. */
    public Optional<MapEntry> find(DocumentId document) {
        return database.read(
                sql -> sql.first("SELECT " + ENTRY + " FROM map WHERE map.document = ?", Maps::entry, document.text()));
    }

    static Optional<MapEntry> find(Sql sql, MapId map) {
        return sql.first("SELECT " + ENTRY + " FROM map WHERE map.id = ?", Maps::entry, map);
    }

    /** A person's maps, the one last changed first. Blocks. */
    public List<Membership> of(PersonId person) {
        return database.read(sql -> sql.list(
                "SELECT " + ENTRY + " AS changed, m.member, m.role, m.name FROM membership m JOIN map ON map.id = m.map"
                        + " WHERE m.person = ? AND m.removed_at IS NULL AND map.archived_at IS NULL ORDER BY changed DESC",
                row -> membership(sql, row, person),
                person));
    }

    /** One person's membership of one map. Blocks. */
    public Optional<Membership> of(PersonId person, MapId map) {
        return database.read(sql -> of(sql, person, map));
    }

    static Optional<Membership> of(Sql sql, PersonId person, MapId map) {
        return sql.first(
                "SELECT " + ENTRY + ", m.member, m.role, m.name FROM membership m JOIN map ON map.id = m.map"
                        + " WHERE m.person = ? AND m.map = ? AND m.removed_at IS NULL AND map.archived_at IS NULL",
                row -> membership(sql, row, person),
                person,
                map);
    }

    private static MapEntry entry(Row row) throws SQLException {
        return new MapEntry(new MapId(row.text(1)), new DocumentId(row.text(2)), row.text(3), row.time(4), row.time(5));
    }

    private static Membership membership(Sql sql, Row row, PersonId person) throws SQLException {
        MapEntry map = entry(row);
        MemberId member = new MemberId(row.text(6));
        Grant grant =
                new Grant(map.id(), person, member, Role.parse(row.text(7)).orElseThrow());
        return new Membership(map, grant, row.text(8), Members.voices(sql, map.id(), member));
    }

    /**
     * Makes whoever holds a map's recovery code its enabler again.
     *
     * @param asker who they already are, if they are known
     * @param name what to call somebody new
     */
    public CompletionStage<Joined> recover(Optional<PersonId> asker, String recoveryCode, Optional<String> name) {
        Instant now = clock.instant();
        return database.write(sql -> {
                    MapId map = sql.first(
                                    "SELECT id FROM map WHERE recovery_hash = ? AND archived_at IS NULL",
                                    row -> new MapId(row.text(1)),
                                    Secrets.hashOfCode(recoveryCode))
                            .orElseThrow(() -> new AccessRefused(Refusal.WRONG_RECOVERY_CODE));
                    Person person = persons.knownOrNew(sql, asker, name);
                    members.admit(sql, map, person, Role.ENABLER);
                    Audit.note(sql, now, person.id(), map, "recovered", "");
                    return new Joined(person, of(sql, person.id(), map).orElseThrow());
                })
                .thenApply(joined -> {
                    Grant grant = joined.membership().grant();
                    grants.changed(grant.map(), grant.person(), Optional.of(grant));
                    return joined;
                });
    }
}
