package balcony.server.access;

import balcony.server.journal.Database;
import balcony.server.journal.MapId;
import balcony.server.journal.PersonId;
import balcony.server.journal.Row;
import balcony.server.journal.Sql;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;

/** Invites: made and revoked by enablers, used by whoever holds the token, or the code while the door is open. */
public final class Invites {
    /** For this long after an invite was made its code works, and after that whenever an enabler has the map open. */
    static final Duration DOOR = Duration.ofHours(12);

    private static final String COLUMNS = "id, map, code, role, expires_at, max_uses,"
            + " (SELECT count(*) FROM invite_use WHERE invite_use.invite = invite.id), made_at, revoked_at";

    private static final String OF_LIVE_MAP = " AND map NOT IN (SELECT id FROM map WHERE archived_at IS NOT NULL)";

    private final Database database;
    private final Grants grants;
    private final Members members;
    private final Persons persons;
    private final Presence presence;
    private final GuessBudget budget;
    private final Secrets secrets;
    private final Clock clock;

    Invites(
            Database database,
            Grants grants,
            Members members,
            Persons persons,
            Presence presence,
            Secrets secrets,
            Clock clock) {
        this.database = database;
        this.grants = grants;
        this.members = members;
        this.persons = persons;
        this.presence = presence;
        this.budget = new GuessBudget(database, clock);
        this.secrets = secrets;
        this.clock = clock;
    }

    public CompletionStage<NewInvite> make(
            PersonId asker, MapId map, Role role, Optional<Instant> expiresAt, Optional<Long> maxUses) {
        Instant now = clock.instant();
        String token = secrets.token();
        return database.write(sql -> {
            Grants.enabler(sql, asker, map);
            String code = freeCode(sql);
            Invite invite =
                    new Invite("i_" + secrets.token(), map, code, role, expiresAt, maxUses, 0, now, Optional.empty());
            sql.update(
                    "INSERT INTO invite (id, map, token_hash, code, role, expires_at, max_uses, made_by, made_at)"
                            + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                    invite.id(),
                    map,
                    Secrets.hash(token),
                    code,
                    role.word(),
                    expiresAt,
                    maxUses,
                    asker,
                    now);
            Audit.note(sql, now, asker, map, "invite-made", invite.id() + " " + role.word());
            return new NewInvite(invite, token);
        });
    }

    private String freeCode(Sql sql) {
        String code = secrets.shortCode();
        while (sql.number("SELECT count(*) FROM invite WHERE code = ?", code) > 0) {
            code = secrets.shortCode();
        }
        return code;
    }

    /** A map's invites, the newest first, revoked ones too; for enablers. Blocks. */
    public List<Invite> of(PersonId asker, MapId map) {
        return database.read(sql -> {
            Grants.enabler(sql, asker, map);
            return sql.list(
                    "SELECT " + COLUMNS + " FROM invite WHERE map = ? ORDER BY made_at DESC, id", Invites::read, map);
        });
    }

    /** Ends an invite; who came by it stays. */
    public CompletionStage<Void> revoke(PersonId asker, MapId map, String id) {
        Instant now = clock.instant();
        return database.write(sql -> {
                    Grants.enabler(sql, asker, map);
                    int found = sql.update(
                            "UPDATE invite SET revoked_at = coalesce(revoked_at, ?) WHERE map = ? AND id = ?",
                            now,
                            map,
                            id);
                    if (found == 0) {
                        throw new AccessRefused(Refusal.NO_SUCH_INVITE);
                    }
                    Audit.note(sql, now, asker, map, "invite-revoked", id);
                    return found;
                })
                .thenAccept(done -> {});
    }

    /** The invite that a token or code opens, if it may still be used; for whoever holds it, known or not. Blocks. */
    public CompletionStage<Invite> look(String tokenOrCode) {
        return doorIsOpen(tokenOrCode).thenApply(open -> {
            try {
                return database.read(sql -> {
                    Invite invite = found(sql, tokenOrCode, open);
                    invite.closed(clock.instant()).ifPresent(Invites::refuse);
                    return invite;
                });
            } catch (AccessRefused refused) {
                count(tokenOrCode, refused);
                throw refused;
            }
        });
    }

    /**
     * Lets somebody in. Coming twice changes nothing, uses nothing up and never lowers a role. Blocks while it looks.
     *
     * @param asker who they already are, if they are known
     * @param name what to call somebody new
     * @param voices for whom they speak; empty leaves what was
     */
    public CompletionStage<Joined> join(
            Optional<PersonId> asker, String tokenOrCode, Optional<String> name, Optional<List<String>> voices) {
        return doorIsOpen(tokenOrCode)
                .thenCompose(
                        open -> database.write(sql -> joined(sql, asker, found(sql, tokenOrCode, open), name, voices)))
                .whenComplete((joined, failure) -> {
                    if (joined != null) {
                        Grant grant = joined.membership().grant();
                        grants.changed(grant.map(), grant.person(), Optional.of(grant));
                    } else if (cause(failure) instanceof AccessRefused refused) {
                        count(tokenOrCode, refused);
                    }
                });
    }

    private static Throwable cause(Throwable failure) {
        return failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
    }

    private Joined joined(
            Sql sql, Optional<PersonId> asker, Invite invite, Optional<String> name, Optional<List<String>> voices) {
        Instant now = clock.instant();
        MapId map = invite.map();
        boolean usedBefore = asker.isPresent() && usedBefore(sql, invite, asker.get());
        boolean isIn = asker.isPresent() && Grants.grant(sql, asker.get(), map).isPresent();
        if (!usedBefore || !isIn) {
            checkOpen(sql, invite, asker, now);
        }
        Person person = persons.knownOrNew(sql, asker, name);
        Grant grant = usedBefore && isIn
                ? Grants.grant(sql, person.id(), map).orElseThrow()
                : members.admit(sql, map, person, invite.role());
        if (!usedBefore) {
            sql.update("INSERT INTO invite_use (invite, person, at) VALUES (?, ?, ?)", invite.id(), person.id(), now);
            Audit.note(
                    sql,
                    now,
                    person.id(),
                    map,
                    "joined",
                    invite.id() + " " + invite.role().word());
        }
        voices.ifPresent(chosen -> members.setVoices(sql, map, grant.member(), chosen));
        return new Joined(person, Maps.of(sql, person.id(), map).orElseThrow());
    }

    private static void checkOpen(Sql sql, Invite invite, Optional<PersonId> asker, Instant now) {
        invite.closed(now).ifPresent(Invites::refuse);
        asker.flatMap(person -> Members.removedAt(sql, invite.map(), person)).ifPresent(removed -> {
            if (!invite.madeAt().isAfter(removed)) {
                throw new AccessRefused(Refusal.REMOVED);
            }
        });
    }

    private static boolean usedBefore(Sql sql, Invite invite, PersonId person) {
        return sql.number("SELECT count(*) FROM invite_use WHERE invite = ? AND person = ?", invite.id(), person) > 0;
    }

    private static void refuse(Refusal refusal) {
        throw new AccessRefused(refusal);
    }

    private Invite found(Sql sql, String tokenOrCode, boolean doorIsOpen) {
        if (isCode(tokenOrCode)) {
            budget.check(sql);
        }
        return find(sql, tokenOrCode)
                .filter(invite -> doorIsOpen)
                .orElseThrow(() -> new AccessRefused(Refusal.NO_SUCH_INVITE));
    }

    private static Optional<Invite> find(Sql sql, String tokenOrCode) {
        return isCode(tokenOrCode)
                ? sql.first(
                        "SELECT " + COLUMNS + " FROM invite WHERE code = ?" + OF_LIVE_MAP,
                        Invites::read,
                        Secrets.typed(tokenOrCode))
                : sql.first(
                        "SELECT " + COLUMNS + " FROM invite WHERE token_hash = ?" + OF_LIVE_MAP,
                        Invites::read,
                        Secrets.hash(tokenOrCode));
    }

    private static boolean isCode(String tokenOrCode) {
        return Secrets.typed(tokenOrCode).length() <= Secrets.SHORT_CODE_LENGTH;
    }

    /** Whether a code works now: soon after it was made, and later while an enabler is here. Tokens always do. */
    private CompletionStage<Boolean> doorIsOpen(String tokenOrCode) {
        if (!isCode(tokenOrCode)) {
            return CompletableFuture.completedFuture(true);
        }
        Optional<Invite> invite = database.read(sql -> find(sql, tokenOrCode));
        if (invite.isEmpty() || clock.instant().isBefore(invite.get().madeAt().plus(DOOR))) {
            return CompletableFuture.completedFuture(true);
        }
        MapId map = invite.get().map();
        return presence.here(map)
                .thenApply(here -> here.stream()
                        .flatMap(person -> grants.grant(person, map).stream())
                        .anyMatch(grant -> grant.role() == Role.ENABLER));
    }

    private void count(String tokenOrCode, AccessRefused refused) {
        if (refused.refusal() == Refusal.NO_SUCH_INVITE && isCode(tokenOrCode)) {
            budget.spend();
        }
    }

    private static Invite read(Row row) throws SQLException {
        return new Invite(
                row.text(1),
                new MapId(row.text(2)),
                row.text(3),
                Role.parse(row.text(4)).orElseThrow(),
                row.optionalTime(5),
                row.optionalNumber(6),
                row.number(7),
                row.time(8),
                row.optionalTime(9));
    }
}
