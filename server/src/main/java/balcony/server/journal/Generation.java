package balcony.server.journal;

import balcony.server.crdt.ActorId;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletionStage;

/** Which life of the store this is: each restore begins another one. */
public final class Generation {
    /** How long a restored store takes others' changes back: groups meet months apart. */
    public static final Duration RECOVERY = Duration.ofDays(180);

    private static final String NAME = "generation";
    private static final String RESTORED_AT = "restored-at";

    private Generation() {}

    /** Begins another life: the server's actors so far become earlier ones. */
    public static CompletionStage<Void> begin(Database database, Instant restoredAt) {
        return database.write(sql -> {
                    List<MapId> maps = sql.list("SELECT id FROM map", row -> new MapId(row.text(1)));
                    for (MapId map : maps) {
                        sql.update(
                                "INSERT INTO server_actor (map, actor) VALUES (?, ?) ON CONFLICT DO NOTHING",
                                map,
                                ServerActor.of(map, name(sql)).hex());
                    }
                    set(sql, NAME, UUID.randomUUID().toString());
                    set(sql, RESTORED_AT, Long.toString(restoredAt.toEpochMilli()));
                    return maps.size();
                })
                .thenAccept(done -> {});
    }

    private static void set(Sql sql, String name, String value) {
        sql.update(
                "INSERT INTO setting (name, value) VALUES (?, ?) ON CONFLICT DO UPDATE SET value = excluded.value",
                name,
                value);
    }

    private static Optional<String> setting(Sql sql, String name) {
        return sql.first("SELECT value FROM setting WHERE name = ?", row -> row.text(1), name);
    }

    private static String name(Sql sql) {
        return setting(sql, NAME).orElse("");
    }

    static Optional<Recovery> recovery(Sql sql) {
        return setting(sql, RESTORED_AT)
                .map(millis -> Instant.ofEpochMilli(Long.parseLong(millis)))
                .map(at -> new Recovery(at, at.plus(RECOVERY)));
    }

    /** The server's actors in a map. */
    public static ServerActors serverActors(Sql sql, MapId map) {
        Set<ActorId> before = new HashSet<>(
                sql.list("SELECT actor FROM server_actor WHERE map = ?", row -> new ActorId(row.text(1)), map));
        return new ServerActors(ServerActor.of(map, name(sql)), before);
    }
}
