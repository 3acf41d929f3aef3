package balcony.server.access;

import balcony.server.journal.Database;
import balcony.server.journal.MapId;
import balcony.server.journal.MemberId;
import balcony.server.journal.PersonId;
import balcony.server.journal.Row;
import balcony.server.journal.Sql;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;

/** The people of each map: their roles, names there, and voices. A map never loses its last enabler. */
public final class Members {
    private final Database database;
    private final Grants grants;
    private final Secrets secrets;
    private final Clock clock;

    Members(Database database, Grants grants, Secrets secrets, Clock clock) {
        this.database = database;
        this.grants = grants;
        this.secrets = secrets;
        this.clock = clock;
    }

    MemberId newId() {
        return new MemberId(secrets.token());
    }

    /** The people of a map, in the order in which they came. Blocks. */
    public List<Member> of(MapId map) {
        return database.read(sql -> sql.list(
                "SELECT member, person, name, role FROM membership WHERE map = ? AND removed_at IS NULL"
                        + " ORDER BY joined_at, member",
                row -> member(sql, map, row),
                map));
    }

    /** Everybody who ever was in a map, also who was removed since: history goes on naming them. Blocks. */
    public Map<PersonId, Member> everyone(MapId map) {
        List<Member> all = database.read(sql -> sql.list(
                "SELECT member, person, name, role FROM membership WHERE map = ?", row -> member(sql, map, row), map));
        return all.stream().collect(Collectors.toMap(Member::person, member -> member));
    }

    private static Member member(Sql sql, MapId map, Row row) throws SQLException {
        MemberId id = new MemberId(row.text(1));
        Role role = Role.parse(row.text(4)).orElseThrow();
        return new Member(id, new PersonId(row.text(2)), row.text(3), role, voices(sql, map, id));
    }

    static List<String> voices(Sql sql, MapId map, MemberId member) {
        return sql.list(
                "SELECT voice FROM membership_voice WHERE map = ? AND member = ? ORDER BY voice",
                row -> row.text(1),
                map,
                member);
    }

    /** For whom somebody speaks in a map; nobody for who is not in it. */
    public static List<String> voicesOf(Sql sql, MapId map, PersonId person) {
        return Grants.grant(sql, person, map)
                .map(grant -> voices(sql, map, grant.member()))
                .orElse(List.of());
    }

    void add(Sql sql, MapId map, PersonId person, MemberId member, Role role, String name) {
        sql.update(
                "INSERT INTO membership (map, person, member, role, name, joined_at) VALUES (?, ?, ?, ?, ?, ?)",
                map,
                person,
                member,
                role.word(),
                name,
                clock.instant());
    }

    /** Lets a person in with at least this role: who is in keeps a better one; who was removed comes back as the same member. */
    Grant admit(Sql sql, MapId map, Person person, Role role) {
        Optional<Grant> now = Grants.grant(sql, person.id(), map);
        if (now.isPresent()) {
            if (role.compareTo(now.get().role()) < 0) {
                setRole(sql, map, person.id(), role);
            }
        } else if (removedAt(sql, map, person.id()).isPresent()) {
            sql.update(
                    "UPDATE membership SET removed_at = NULL, role = ? WHERE map = ? AND person = ?",
                    role.word(),
                    map,
                    person.id());
        } else {
            add(sql, map, person.id(), newId(), role, person.name());
        }
        return Grants.grant(sql, person.id(), map).orElseThrow();
    }

    static Optional<Instant> removedAt(Sql sql, MapId map, PersonId person) {
        return sql.first(
                "SELECT removed_at FROM membership WHERE map = ? AND person = ? AND removed_at IS NOT NULL",
                row -> row.time(1),
                map,
                person);
    }

    /** Changes a member: enablers change anybody, others their own name and voices. */
    public CompletionStage<Member> change(PersonId asker, MapId map, String whom, MemberChange change) {
        return database.write(sql -> {
                    Grant asking = Grants.grant(sql, asker, map).orElseThrow(() -> refused(Refusal.NO_SUCH_MAP));
                    Grant target = target(sql, map, whom);
                    boolean oneself = target.person().equals(asker);
                    if (asking.role() != Role.ENABLER
                            && (!oneself || change.role().isPresent())) {
                        throw refused(Refusal.NOT_AN_ENABLER);
                    }
                    change.role().ifPresent(role -> changeRole(sql, asker, target, role));
                    change.name()
                            .ifPresent(name -> sql.update(
                                    "UPDATE membership SET name = ? WHERE map = ? AND person = ?",
                                    Person.checkedName(name),
                                    map,
                                    target.person()));
                    change.voices().ifPresent(voices -> setVoices(sql, map, target.member(), voices));
                    return Maps.of(sql, target.person(), map).orElseThrow();
                })
                .thenApply(after -> {
                    if (change.role().isPresent()) {
                        grants.changed(map, after.grant().person(), Optional.of(after.grant()));
                    }
                    Grant grant = after.grant();
                    return new Member(grant.member(), grant.person(), after.name(), grant.role(), after.voices());
                });
    }

    private void changeRole(Sql sql, PersonId asker, Grant target, Role role) {
        if (role != Role.ENABLER) {
            keepAnEnabler(sql, target);
        }
        setRole(sql, target.map(), target.person(), role);
        Audit.note(sql, clock.instant(), asker, target.map(), "role-changed", target.member() + " " + role.word());
    }

    private static void setRole(Sql sql, MapId map, PersonId person, Role role) {
        sql.update("UPDATE membership SET role = ? WHERE map = ? AND person = ?", role.word(), map, person);
    }

    void setVoices(Sql sql, MapId map, MemberId member, List<String> voices) {
        sql.update("DELETE FROM membership_voice WHERE map = ? AND member = ?", map, member);
        for (String voice : new LinkedHashSet<>(voices)) {
            sql.update("INSERT INTO membership_voice (map, member, voice) VALUES (?, ?, ?)", map, member, voice);
        }
    }

    /** Ends a membership: enablers end anybody's, everybody their own. */
    public CompletionStage<Void> remove(PersonId asker, MapId map, String whom) {
        return database.write(sql -> {
                    Grant asking = Grants.grant(sql, asker, map).orElseThrow(() -> refused(Refusal.NO_SUCH_MAP));
                    Grant target = target(sql, map, whom);
                    if (asking.role() != Role.ENABLER && !target.person().equals(asker)) {
                        throw refused(Refusal.NOT_AN_ENABLER);
                    }
                    keepAnEnabler(sql, target);
                    sql.update(
                            "UPDATE membership SET removed_at = ? WHERE map = ? AND person = ?",
                            clock.instant(),
                            map,
                            target.person());
                    Audit.note(
                            sql,
                            clock.instant(),
                            asker,
                            map,
                            "removed",
                            target.member().value());
                    return target;
                })
                .thenAccept(target -> grants.changed(map, target.person(), Optional.empty()));
    }

    /** Finds somebody by their id in the map or by their own. */
    private static Grant target(Sql sql, MapId map, String whom) {
        return sql.first(
                        "SELECT person FROM membership WHERE map = ? AND (member = ? OR person = ?)"
                                + " AND removed_at IS NULL",
                        row -> new PersonId(row.text(1)),
                        map,
                        whom,
                        whom)
                .flatMap(person -> Grants.grant(sql, person, map))
                .orElseThrow(() -> refused(Refusal.NO_SUCH_MEMBER));
    }

    private static void keepAnEnabler(Sql sql, Grant target) {
        long others = sql.number(
                "SELECT count(*) FROM membership WHERE map = ? AND role = ? AND removed_at IS NULL AND person <> ?",
                target.map(),
                Role.ENABLER.word(),
                target.person());
        if (target.role() == Role.ENABLER && others == 0) {
            throw refused(Refusal.LAST_ENABLER);
        }
    }

    private static AccessRefused refused(Refusal refusal) {
        return new AccessRefused(refusal);
    }
}
